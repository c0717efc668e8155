import type { Quantity } from './asked.ts';

/** What was computed for a question. */
export interface ComputedAnswer {
  readonly quantity: Quantity;
  /** A list where several values fit, an empty one where none does; shapes are lists too, channels last. */
  readonly value: bigint | number | boolean | string | readonly bigint[];
  /** What the value counts: `parameters`, `bytes`, `input positions`; empty where it has no unit. */
  readonly unit: string;
  /** The answer in a sentence. */
  readonly sentence: string;
  /** How it is worked out, with the numbers in: `floor((224 + 2·3 − 7)/2) + 1 = 112`. */
  readonly steps: readonly string[];
  /** Whole sentences: what was taken for granted. */
  readonly assumptions: readonly string[];
  /** What shows it: a command with its arguments. */
  readonly request?: Experiment;
}

/** A command to try, as plain data. */
export interface Experiment {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}
