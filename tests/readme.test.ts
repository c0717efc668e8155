import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';

// `UPDATE=readme npx vitest run tests/readme.test.ts` writes the real output into the page.
const update = process.env.UPDATE === 'readme';

const page = readFileSync('README.md', 'utf8');
const consoles = [...page.matchAll(/```console\n\$ (npm run -s conv -- (.*))\n([\s\S]*?)```/g)].map(
  ([block, line, args, output]) => ({ block: block!, line: line!, args: args!, output: output! }),
);

const programs = page.match(/^(echo .*|npm run -s conv -- .*)--json$/gm) ?? [];

/** Runs a line as a shell would, in 80 columns; what is printed, with the folder of pictures as on the page. */
async function printed(args: string): Promise<string> {
  const out = `${tmpdir()}/convbot-readme`;
  const run = promisify(execFile)('sh', ['-c', `node dist/conv.js ${args} --out ${out}`], {
    env: { PATH: process.env.PATH, COLUMNS: '80' },
  });
  // A mistake ends with code 2 and is on the page as well.
  const { stdout } = await run.catch((error: { readonly code: number; readonly stdout: string }) => {
    expect(error.code).toBe(2);
    return error;
  });
  return stdout.replaceAll(out, 'pictures').replaceAll(/-[0-9a-f]{12}\.png/g, '-….png');
}

describe('The README', () => {
  it('shows what it shows by running it, and how programs ask', () => {
    expect(consoles.length).toBeGreaterThan(5);
    expect(programs).toHaveLength(2);
  });

  it.each(consoles)('shows the real output of $line', async ({ block, line, args, output }) => {
    const real = await printed(args);
    if (update) {
      const written = readFileSync('README.md', 'utf8').replace(
        block,
        () => `\`\`\`console
$ ${line}
${real.trimEnd()}
\`\`\``,
      );
      writeFileSync('README.md', written);
    } else {
      expect(output.trimEnd()).toBe(real.trimEnd());
    }
  });

  it.each(programs)('has a line for programs that answers with JSON, a line each: %s', async (line) => {
    const run = line.replace('npm run -s conv --', 'node dist/conv.js');
    const { stdout } = await promisify(execFile)('sh', ['-c', `${run} --out ${tmpdir()}/convbot-readme`]);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(answers).toMatchObject([{ tone: 'answer', data: { total: { parameters: { total: 640 } } } }]);
  });

  it('names every command', () => {
    for (const { name } of commands) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\\b`, 'm'));
  });

  it('shows the picture of its example as the program draws it', async () => {
    const { default: sharp } = await import('sharp');
    const seed = consoles[0]!.args;
    const answer = JSON.parse(
      (
        await promisify(execFile)('sh', [
          '-c',
          `node dist/conv.js ${seed} --json --out ${tmpdir()}/convbot-readme`,
        ])
      ).stdout,
    );
    const { path } = answer.blocks.find(({ type }: { type: string }) => type === 'image');
    if (update) writeFileSync('docs/compare.png', readFileSync(path));
    const [shown, real] = await Promise.all(
      ['docs/compare.png', path].map((file) => sharp(file).removeAlpha().raw().toBuffer()),
    );
    expect(shown!.length).toBe(real!.length);
    const different = shown!.filter((value, index) => Math.abs(value - real![index]!) > 48).length;
    expect(different / shown!.length).toBeLessThan(0.01);
  });
});
