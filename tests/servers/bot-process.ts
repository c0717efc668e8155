import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The shipped program as a process of its own. */
export interface BotProcess {
  /** All that it wrote so far, on both streams. */
  output(): string;
  /** Ends it with a signal; resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the built program as a host does: by its environment. Resolves when `sign` is in what it writes. `folder` is
 * where it keeps its data; one of its own that goes with it unless told.
 */
export async function startBot(
  environment: Readonly<Record<string, string>>,
  { sign, folder }: { readonly sign: string; readonly folder?: string },
): Promise<BotProcess> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'bot-'));
  const child = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: home,
    env: { PATH: process.env.PATH, DATA_FOLDER: join(home, 'data'), CHILDREN: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const started = new Promise<void>((settle, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      if (output.includes(sign)) settle();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${output}`)));
  });
  await started;
  return {
    output: () => output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      if (folder === undefined) rmSync(home, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
