import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program as it is shipped, running in a process of its own. */
export interface Shipped {
  readonly process: ChildProcess;
  /** Where the playground is, and where the figures are. */
  readonly url: string;
  readonly metricsUrl: string;
  /** All that it has written so far, to both streams. */
  written(): string;
  /** The processes that it started, on Linux. */
  children(): readonly number[];
  /** Asks a command over HTTP. */
  ask(command: string, args: unknown): Promise<Response>;
  /** Resolves to its exit code. */
  ended(): Promise<number | null>;
}

/** Starts the program with a data folder and ports of its own, and waits until it is ready. */
export async function ship(environment: Readonly<Record<string, string>> = {}): Promise<Shipped> {
  const DATA_FOLDER = mkdtempSync(join(tmpdir(), 'convbot-'));
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', METRICS_PORT: '0', DATA_FOLDER, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let text = '';
  const started = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('"what":"started"')) resolve();
      });
    }
    exit.then(() => reject(new Error(`The program ended early: ${text}`)));
  });
  await started;
  const here = (pattern: RegExp) => pattern.exec(text)?.[1]?.replace('localhost', '127.0.0.1') ?? '';
  const url = here(/playground is at (\S+)/);
  return {
    process: child,
    url,
    metricsUrl: here(/"metrics":"([^"]+)"/),
    written: () => text,
    children: () => childrenOf(child.pid!),
    ask: (command, args) =>
      fetch(`${url}/api/commands/${command}`, { method: 'POST', body: JSON.stringify(args) }),
    async ended() {
      const [code] = await exit;
      return code as number | null;
    },
  };
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text === '' ? [] : text.split(' ').map(Number);
}
