import { readFileSync } from 'node:fs';
import type { BotProcess } from '../../tests/servers/bot-process.ts';

/** A chat platform on loopback with the shipped program in it. */
export interface Chat {
  readonly name: string;
  readonly bot: BotProcess;
  /** Asks for a comparison as this user; never the same twice, so that no cache answers. */
  ask(user: number): Promise<Asked>;
  stop(): Promise<void>;
}

/** Milliseconds from the request on. */
export interface Asked {
  /** Until the first words were there. */
  readonly first: number;
  /** Until the picture was. */
  readonly picture: number;
}

/** Limits are out of the way: what is measured is how the work is shared out. */
export const VARIABLES = {
  CHILDREN: '2',
  QUEUE_LENGTH: '1000',
  USER_POINTS: '1000000',
  SERVER_POINTS: '1000000',
  METRICS_PORT: '0',
  NODE_OPTIONS: flagsOf(JSON.parse(readFileSync('package.json', 'utf8')).scripts.start),
};
export const SIGN = '"what":"started"';

/** Node's flags in the command that hosts start the program by: they bound its memory. */
function flagsOf(command: string): string {
  return command
    .split(' ')
    .filter((word) => word.startsWith('--'))
    .join(' ');
}

let seed = 0;

/** What is compared: the pair of the README, each time with other weights. */
export function nextPair() {
  seed += 1;
  return { a: '64@3x3 relu', b: '32@7x7 relu', input: '28x28x1', weights: 'random', seed };
}
