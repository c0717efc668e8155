import { plainText } from '../plain-text.ts';
import { type Figure, figureIn, type Unknown, unknownIn } from './asked.ts';
import { type Described, readDescribed } from './described.ts';
import { markLayers } from './layers-in-text.ts';
import { scan } from './scan.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import { readTarget, type Target } from './target.ts';

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
  /** The layers; two sides where two are compared. */
  readonly sides: readonly (readonly Described[])[];
}

/** Reads a question; undefined where a number of it is not understood, so that nothing is computed from half of it. */
export function readQuestion(question: string): Question | undefined {
  const { text: marked, codes } = markLayers(question);
  const text = plainText(marked);
  const unknown = unknownIn(text);
  const from = scan(text);
  const target = readTarget(from, unknown);
  const around = readSurroundings(from);
  const sides = sidesOf(from.rest(), text).map(readDescribed);
  if (sides.some((side) => side === undefined)) return undefined;
  const layers = sides.filter(
    (side) => side !== undefined && side.length > 0,
  ) as readonly (readonly Described[])[];
  const figure = figureIn(text);
  return {
    text,
    codes,
    target,
    around,
    sides: layers,
    ...(figure === undefined ? {} : { figure }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** Whether the text sets two things against each other. */
export const COMPARES =
  /\b(?:than|vs\.?|versus|compared?|against|or|difference|between|cheaper|cheapest|(?:same|as (?:many|much))\b.* as|which (?:one |layer )?(?:has|needs|is|sees|takes|costs|uses))\b/;

function sidesOf(rest: string, text: string): readonly string[] {
  if (!COMPARES.test(text)) return [rest];
  const apart = rest.split(
    /\b(?:than|vs\.?|versus|compared (?:to|with)|against|instead of|(?<=\b(?:same|as (?:many|much))\b.*)as)\b/,
  );
  if (apart.length === 2 && apart.every(hasLayer)) return apart;
  const other = rest.split(/\bor\b/);
  if (other.length === 2 && other.every(hasLayer)) return other;
  const both = rest.split(/\band\b/);
  return /\b(?:difference|between|compare|which)\b/.test(text) && both.length === 2 && both.every(hasLayer)
    ? both
    : [rest];
}

function hasLayer(text: string): boolean {
  return /\d+x\d+|@\d|\bdense \d|\bkernel (?:size )?\d/.test(text);
}
