import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The shipped program as a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** All that it wrote so far, on both streams. */
  output(): string;
  /** Sends it a signal, and waits for nothing. */
  signal(name: NodeJS.Signals): void;
  /** Resolves to its exit code. */
  ended(): Promise<number | null>;
  /** Ends it with a signal; resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the built program as a host does: by its environment. Resolves when `sign` is in what it writes. `folder` is
 * where it keeps its data; one of its own that goes with it unless told. No file of it may grow beyond `kibibytes`, as if
 * the disk were full from there on.
 */
export async function startBot(
  environment: Readonly<Record<string, string>>,
  {
    sign,
    folder,
    kibibytes,
  }: { readonly sign: string; readonly folder?: string; readonly kibibytes?: number },
): Promise<BotProcess> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'bot-'));
  const program = [process.execPath, resolve('dist/main.js')];
  // POSIX counts in halves of a kibibyte; the signal that comes beside the error would end the program.
  const limit = kibibytes === undefined ? '' : `trap '' XFSZ; ulimit -f ${kibibytes * 2};`;
  const child = spawn('sh', ['-c', `${limit} exec "$0" "$@"`, ...program], {
    cwd: home,
    env: { PATH: process.env.PATH, DATA_FOLDER: join(home, 'data'), CHILDREN: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isStarted = false;
  const started = new Promise<void>((settle, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      // What a program under load writes is not searched all over again with every line.
      if (isStarted || !output.includes(sign)) return;
      isStarted = true;
      settle();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${output}`)));
  });
  const exit = once(child, 'exit');
  await started;
  return {
    pid: child.pid!,
    output: () => output,
    signal: (name) => child.kill(name),
    async ended() {
      await exit;
      return child.exitCode;
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await exit;
      }
      if (folder === undefined) rmSync(home, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
