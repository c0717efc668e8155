import type { Ink } from './theme.ts';

/** One side of a comparison. */
export interface Side {
  readonly letter: string;
  readonly ink: Ink;
}

/** The first side has the first letter and colour. */
export const sides: readonly Side[] = [
  { letter: 'A', ink: 'a' },
  { letter: 'B', ink: 'b' },
];

export type Pair<T> = readonly [a: T, b: T];
