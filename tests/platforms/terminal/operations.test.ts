import { PassThrough } from 'node:stream';
import { Command as Program } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Operation, OperationOptions } from '../../../src/platforms/terminal/operation.ts';
import { addOperations } from '../../../src/platforms/terminal/operations.ts';

/** What was asked for at a command line with two operations below `house` and one of its own. */
async function asked(...argv: readonly string[]) {
  const calls: { readonly words: string; readonly options: OperationOptions }[] = [];
  const help = new PassThrough({ encoding: 'utf8' });
  const program = new Program('conv').exitOverride();
  program.configureOutput({ writeOut: (text) => help.write(text), writeErr: () => {} });
  addOperations(
    program,
    [operation('house', 'build'), operation('house', 'burn'), operation('check')],
    async ({ words }, options) => {
      calls.push({ words: words.join(' '), options });
    },
  );
  const error = await program.parseAsync(argv, { from: 'user' }).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  return { calls, error, help: String(help.read() ?? '') };
}

function operation(...words: [string, ...string[]]): Operation {
  return {
    words,
    summary: `Does ${words.join(' ')}.`,
    options: [
      { flags: '--floors <number>', description: 'How many.' },
      { flags: '--dry-run', description: 'Only says what would be done.' },
    ],
    run: async () => 0,
  };
}

describe('An operation at the command line', () => {
  it('is called by its words, with its options by name', async () => {
    const { calls } = await asked('house', 'burn', '--floors', '3', '--dry-run');
    expect(calls).toEqual([{ words: 'house burn', options: { floors: '3', dryRun: true } }]);
  });

  it('may have a single word', async () => {
    expect((await asked('check')).calls).toEqual([{ words: 'check', options: {} }]);
  });

  it('is in the help of its first word', async () => {
    const { help } = await asked('house', '--help');
    expect(help).toContain('Does house build.');
    expect(help).toContain('Does house burn.');
  });

  it('refuses what it does not know', async () => {
    const { calls, error } = await asked('house', 'build', '--flors', '3');
    expect(calls).toEqual([]);
    expect(error).toContain('--flors');
  });
});
