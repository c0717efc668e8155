import type { Experiment } from '../computed/answer.ts';

export type Verdict = 'true' | 'false' | 'depends';

/** Something that learners say, with what is true of it. Texts may hold marks of figures: see `../figures.ts`. */
export interface Claim {
  /** In several wordings that all mean the same, without “always” and “sometimes”. The first one names the claim. */
  readonly says: readonly [string, ...string[]];
  readonly holds: Verdict;
  /** What holds where the claim is turned round: “smaller” for “larger”, or the two sides of a “than” swapped. */
  readonly turned?: Verdict;
  /** Why, and under which condition. */
  readonly because: string;
  /** The case that shows it, in figures. */
  readonly shown: string;
  readonly experiment: Experiment;
}

/** The experiment that sets two layers or models side by side. */
export function compared(a: string, b: string, input: string): Experiment {
  return { command: 'compare', args: { a, b, input } };
}

/** The experiment that counts a model layer by layer. */
export function counted(model: string, input: string): Experiment {
  return { command: 'summary', args: { model, input } };
}

/** The experiment that shows how the receptive field grows. */
export function grown(model: string, input: string): Experiment {
  return { command: 'receptive-field', args: { model, input } };
}

/** The experiment that shows what a layer makes of an image. */
export function drawn(model: string, input: string): Experiment {
  return { command: 'feature-maps', args: { model, input } };
}
