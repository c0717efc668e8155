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
  const text = eachDilation(plainText(marked));
  const unknown = unknownIn(text);
  const from = scan(text);
  const target = readTarget(from, unknown);
  const around = readSurroundings(from);
  const sides = sidesOf(from.rest(), text).map(readDescribed);
  if (sides.some((side) => side === undefined)) return undefined;
  const layers = sides
    .filter((side) => side !== undefined)
    .filter((side) => side.length > 0)
    .map((side) => stacked(flattened(side, text, codes), question));
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

/** `3x3 with dilation 1, 2 and 4` is a layer for each of them. */
function eachDilation(text: string): string {
  return text.replace(
    /(\d+x\d+)(?: conv| layers)*(?: with| of)*(?: dilation| rates?)+ (\d+(?:(?:,| and|, and) \d+)+)(?! \d|x)/g,
    (_, kernel: string, rates: string) =>
      rates
        .match(/\d+/g)!
        .map((rate) => `${kernel} dilation ${rate}`)
        .join(' then '),
  );
}

/** “How many features after flatten, if I use …” names the last layer first, “Dense(10) after a flatten” as well. */
function flattened(
  layers: readonly Described[],
  text: string,
  codes: readonly string[],
): readonly Described[] {
  const words = layers.some(({ kind }) => kind !== 'code');
  if (words || layers.length === 0 || codes.some((code) => /flatten/i.test(code))) return layers;
  const flatten: Described = { kind: 'flatten', bias: true, stacked: false };
  if (/\bflatten(?:ed|ing)?\b.*@\d|@\d.*\bhow many\b.*\bflatten/.test(text)) return [...layers, flatten];
  return /@\d.*\bafter\b.*\bflatten/.test(text) ? [flatten, ...layers] : layers;
}

/** Whether the text sets two things against each other. */
export const COMPARES =
  /\b(?:than|vs\.?|versus|compared?|against|or|difference|between|cheaper|cheapest|(?:same|as (?:many|much))\b.* as|which (?:one |layer )?(?:has|needs|is|sees|takes|costs|uses))\b/;

function sidesOf(unordered: string, text: string): readonly string[] {
  const rest = inOrder(unordered);
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

/** “15 3x3 conv layers” are layers, and “64 3x3” filters. */
function stacked(layers: readonly Described[], question: string): readonly Described[] {
  const height = /\b(\d+) \d+ ?x ?\d+ (?:conv\w* )?layers\b/i.exec(question)?.[1];
  return layers.map((layer) => {
    if (height === undefined || layer.filters !== height || layer.count !== undefined) return layer;
    const { filters, ...rest } = layer;
    return { ...rest, count: Number(filters) };
  });
}

/** “A 3x3 conv after a 2x2 maxpool” names the later layer first. */
function inOrder(text: string): string {
  const [later, earlier, ...others] = text.split(/\bafter(?! that)\b/);
  const both = later !== undefined && earlier !== undefined && others.length === 0;
  return both && hasLayer(later) && hasLayer(earlier) ? `${earlier} then ${later}` : text;
}

function hasLayer(text: string): boolean {
  return /\d+x\d+|@\d|\bdense \d|\bkernel (?:size )?\d/.test(text);
}
