import { plainText } from '../plain-text.ts';
import { adjusted, flattensAlone, lastFiltersIn } from './adjusted.ts';
import { readApart } from './apart.ts';
import { type Figure, figureIn, type Unknown, unknownIn } from './asked.ts';
import { type Described, FLATTEN, readDescribed } from './described.ts';
import { type Expectation, readExpectation } from './expectation.ts';
import { markLayers } from './layers-in-text.ts';
import { takeOnly } from './only.ts';
import { type Scan, scan } from './scan.ts';
import { sidesOf } from './sides.ts';
import { readStatedOutput, type StatedOutput } from './stated-output.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import { readTarget, type Target } from './target.ts';
import { bytesOfEach, plainWording } from './wording/plain-wording.ts';
import { spelledOut } from './wording/spelled-out.ts';

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
  /** The sizes that come out of each side, where it states them beside what it asks for. */
  readonly outputs?: readonly (StatedOutput | undefined)[];
  /** What is said around each of two sides, where they are set against each other. */
  readonly arounds?: readonly Surroundings[];
  /** What it expects to come out, where it asks whether it does. */
  readonly expectation?: Expectation;
  /** In how many bytes it wants each number kept. */
  readonly bytesEach: bigint;
  /** The layers; two sides where two are compared. */
  readonly sides: readonly (readonly Described[])[];
}

/** One example of a batch is asked for. */
const PER_EXAMPLE =
  /\b(?:(?<!\d[)\]]? )per|for (?:one|a single|each|every)|of (?:one|a single|each|every)) (?:image|picture|photo|sample|example|item)\b/i;

/** Reads a question; undefined where a number of it is not understood, so that nothing is computed from half of it. */
export function readQuestion(question: string): Question | undefined {
  const { text: marked, codes } = markLayers(plainWording(question));
  const text = spelledOut(plainText(marked));
  const unknown = unknownIn(text);
  const from = scan(text);
  const expectation = readExpectation(text, from);
  const target = readTarget(from, unknown);
  const named = figureIn(text);
  const readOutput = (side: Scan) => readStatedOutput(side, named, unknown);
  const lastFilters = lastFiltersIn(from);
  takeOnly(from);
  const apart = readApart(from.rest(), text, readOutput);
  const outputs = apart?.outputs ?? [readOutput(from)];
  const { batch, ...rest } = apart?.shared ?? readSurroundings(from);
  const around = batch === undefined || PER_EXAMPLE.test(question) ? rest : { ...rest, batch };
  const sides = (apart?.rests ?? sidesOf(from.rest(), text)).map(readDescribed);
  if (sides.some((side) => side === undefined)) return undefined;
  const layers = sides
    .filter((side) => side !== undefined)
    .filter((side) => side.length > 0)
    .map((side) => adjusted(side, { text, codes, question, lastFilters }));
  const isVector = named === 'activations' && !/\bactivation/.test(text) && endsFlat(layers, codes);
  const figure = isVector ? 'output' : named;
  const flat = around.channels !== undefined && flattensAlone(layers.flat(), text);
  return {
    text,
    codes,
    target,
    around,
    bytesEach: bytesOfEach(question),
    sides: flat ? [[FLATTEN]] : layers,
    ...(apart === undefined ? {} : { arounds: apart.arounds }),
    ...(figure === undefined ? {} : { figure }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(outputs.every((output) => output === undefined) ? {} : { outputs }),
    ...(expectation === undefined ? {} : { expectation }),
  };
}

/** “How many values” behind a flatten are those of the vector, and not what its layers make on the way. */
function endsFlat([layers, ...others]: readonly (readonly Described[])[], codes: readonly string[]): boolean {
  const last = layers?.at(-1);
  if (!last || others.length > 0) return false;
  return last.kind === 'flatten' || /flatten\s*\([^()]*\)[\s)]*$/i.test(codes[last.code ?? -1] ?? '');
}
