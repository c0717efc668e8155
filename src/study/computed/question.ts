import { plainText } from '../plain-text.ts';
import { adjusted, lastFiltersIn } from './adjusted.ts';
import { readApart } from './apart.ts';
import { type Figure, figureIn, type Unknown, unknownIn } from './asked.ts';
import { type Described, readDescribed } from './described.ts';
import { type Expectation, readExpectation } from './expectation.ts';
import { markLayers } from './layers-in-text.ts';
import { scan } from './scan.ts';
import { sidesOf } from './sides.ts';
import { spelledOut } from './spelled-out.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import { readTarget, type Target } from './target.ts';
import { bytesOfEach, plainWording } from './wording.ts';

/** A question, read. */
export interface Question {
  /** As `plainText` has it, with `@0` for the first layer that stands there as code. */
  readonly text: string;
  readonly codes: readonly string[];
  readonly figure?: Figure;
  readonly unknown?: Unknown;
  /** What has to come out where something is looked for. */
  readonly target: Target;
  readonly around: Surroundings;
  /** What is said around each of two sides, where they are set against each other. */
  readonly arounds?: readonly Surroundings[];
  /** What it expects to come out, where it asks whether it does. */
  readonly expectation?: Expectation;
  /** In how many bytes it wants each number kept. */
  readonly bytesEach: bigint;
  /** The layers; two sides where two are compared. */
  readonly sides: readonly (readonly Described[])[];
}

/** Reads a question; undefined where a number of it is not understood, so that nothing is computed from half of it. */
export function readQuestion(question: string): Question | undefined {
  const { text: marked, codes } = markLayers(plainWording(question));
  const text = spelledOut(plainText(marked));
  const unknown = unknownIn(text);
  const from = scan(text);
  const expectation = readExpectation(text, from);
  const target = readTarget(from, unknown);
  const apart = readApart(from.rest(), text);
  const around = apart?.shared ?? readSurroundings(from);
  const lastFilters = lastFiltersIn(from);
  const sides = (apart?.rests ?? sidesOf(from.rest(), text)).map(readDescribed);
  if (sides.some((side) => side === undefined)) return undefined;
  const layers = sides
    .filter((side) => side !== undefined)
    .filter((side) => side.length > 0)
    .map((side) => adjusted(side, { text, codes, question, lastFilters }));
  const figure = figureIn(text);
  return {
    text,
    codes,
    target,
    around,
    bytesEach: bytesOfEach(question),
    sides: layers,
    ...(apart === undefined ? {} : { arounds: apart.arounds }),
    ...(figure === undefined ? {} : { figure }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(expectation === undefined ? {} : { expectation }),
  };
}
