import type { Ink } from './theme.ts';

/** The sides of a comparison: the first has the first letter and colour. */
export const sides = [
  { letter: 'A', ink: 'a' },
  { letter: 'B', ink: 'b' },
] as const satisfies readonly { letter: string; ink: Ink }[];

export type Pair<T> = readonly [a: T, b: T];
