import type { Network } from '../../engine/network.ts';
import type { Random } from './random.ts';

/** How hard a question is: 1 is one plain layer, 5 a small model. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** A question with its options in the order in which they are shown; plain JSON. */
export interface Question {
  /** The name of its kind, which is the skill that it trains. */
  readonly skill: string;
  readonly level: Level;
  readonly text: string;
  /** Layers that the question is about, as code. */
  readonly code?: string;
  /** Whose feature maps belong to the question; the layers themselves are what is asked for. */
  readonly picture?: Model;
  readonly options: readonly Option[];
  /** Why the right option is right, with the formula worked out: a sentence or a line each. */
  readonly why: readonly string[];
  /** What to ask to read more. */
  readonly topic: string;
  /** What to have counted to see for oneself. */
  readonly experiment?: Model;
}

/** A model as it is typed: layers in shorthand and the size of their input. */
export interface Model {
  readonly model: string;
  readonly input: string;
}

/** Exactly one option of a question has no slip: the right one. */
export interface Option {
  readonly label: string;
  /** What whoever chooses this has most likely done, addressed to them: “You forgot the bias: …”. */
  readonly slip?: string;
}

/** A question before its options are chosen and shuffled. */
export interface Draft extends Omit<Question, 'skill' | 'level' | 'options'> {
  readonly right: string;
  /** The likeliest slips first; those that end at the right answer, or where another one ended, are left out. */
  readonly slips: readonly Required<Option>[];
}

/** One kind of question. */
export interface QuestionKind {
  /** As it is typed behind `--skill`. */
  readonly name: string;
  /** What it trains, as a table has it. */
  readonly title: string;
  /** Whether it can be about any network that is handed to `draft`. */
  readonly aboutAny?: true;
  /** Undefined where the draw does not make a fair question: then it is drawn again. */
  draft(random: Random, level: Level, network?: Network): Draft | undefined;
}

/** Options of one question where there are enough slips. */
const OPTIONS = 4;

/** A draft with its options in random order; undefined where there are no two different ones. */
export function shuffled(
  { right, slips, ...draft }: Draft,
  { name: skill }: QuestionKind,
  level: Level,
  random: Random,
): Question | undefined {
  const different = slips.filter(
    ({ label }, index) => label !== right && slips.findIndex((other) => other.label === label) === index,
  );
  if (different.length === 0) return undefined;
  const options = random.shuffle([{ label: right }, ...different.slice(0, OPTIONS - 1)]);
  return { skill, level, ...draft, options };
}

/** The index of the right option. */
export function rightOption({ options }: Question): number {
  return options.findIndex(({ slip }) => slip === undefined);
}
