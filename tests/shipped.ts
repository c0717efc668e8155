import { existsSync, readFileSync } from 'node:fs';
import { type BotProcess, startBot } from './servers/bot-process.ts';

/** The shipped program with its playground and its figures. */
export interface Shipped extends BotProcess {
  /** Where the playground is, and where the figures are. */
  readonly url: string;
  readonly metricsUrl: string;
  /** The processes that it started, on Linux. */
  children(): readonly number[];
  /** Asks a command over HTTP. */
  ask(command: string, args: unknown): Promise<Response>;
}

/** Starts the program on free ports, and waits until it is ready. */
export async function ship(environment: Readonly<Record<string, string>> = {}): Promise<Shipped> {
  const bot = await startBot({ PORT: '0', METRICS_PORT: '0', ...environment }, { sign: '"what":"started"' });
  const here = (pattern: RegExp) => pattern.exec(bot.output())?.[1]?.replace('localhost', '127.0.0.1') ?? '';
  const url = here(/playground is at (\S+)/);
  return {
    ...bot,
    url,
    metricsUrl: here(/"metrics":"([^"]+)"/),
    children: () => childrenOf(bot.pid),
    ask: (command, args) =>
      fetch(`${url}/api/commands/${command}`, { method: 'POST', body: JSON.stringify(args) }),
  };
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text === '' ? [] : text.split(' ').map(Number);
}
