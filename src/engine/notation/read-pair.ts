import { UserError } from '../../user-error.ts';
import { formatShape } from './format.ts';
import { readInput } from './input-text.ts';
import {
  type Drafts,
  finish,
  type Reading,
  readDrafts,
  statedInput,
  type Whole,
  wholeOf,
} from './read-model.ts';
import type { Claim } from './syntax.ts';

/** Two networks to compare; without `b` both stand in `a`. If only one states an input, it is the other's too. */
export function readPair(a: string, b?: string, input?: string): { a: Reading; b: Reading } {
  const given = input === undefined ? undefined : readInput(input);
  const [first, second] = b === undefined ? divide(a) : [wholeOf(readDrafts(a)), wholeOf(readDrafts(b))];
  return finishBoth(first, second, given);
}

type Two = readonly [Whole, Whole];

const BETWEEN = [
  /\b(?:vs\b\.?|versus\b|against\b|compared\s+(?:to|with)\b)/gi,
  /\b(?:and|or)\b|&|\n[^\S\n]*\n\s*/gi,
];

/** The two networks of one text: on both sides of a “vs”, two calls, or on both sides of an “and” or an empty line. */
function divide(text: string): Two {
  const apart = halves(text, BETWEEN[0]!);
  if (apart) return [wholeOf(apart[0]), wholeOf(apart[1])];
  const drafts = readDrafts(text);
  const { parts } = drafts;
  if (parts.length === 2) {
    const [a, b] = parts.map((part) => wholeOf({ ...drafts, parts: [part] }));
    return [a!, b!];
  }
  const weakly = halves(text, BETWEEN[1]!);
  if (weakly) return [wholeOf(weakly[0]), wholeOf(weakly[1])];
  if (drafts.notes.mistakes.length > 0) throw new UserError(...drafts.notes.mistakes);
  throw notTwo(parts.length);
}

/** Splits at the only separator that has layers on both sides. */
function halves(text: string, separator: RegExp): readonly [Drafts, Drafts] | null {
  const matches = [...text.matchAll(separator)];
  if (matches.length !== 1) return null;
  const [match] = matches;
  const both = [text.slice(0, match!.index), text.slice(match!.index + match![0].length)] as const;
  const [a, b] = both.map(readDrafts);
  const found = (drafts: Drafts) => drafts.parts.length > 0 || drafts.notes.mistakes.length > 0;
  return found(a!) && found(b!) ? [a!, b!] : null;
}

function notTwo(count: number): UserError {
  const found =
    count === 0 ? 'No layer was' : count === 1 ? 'One layer or network was' : `${count} layers were`;
  return new UserError({
    wrong: `${found} found in this text, and two are needed to compare.`,
    write: 'Conv2D(64, (3, 3)) vs Conv2D(32, (7, 7))',
  });
}

function finishBoth(a: Whole, b: Whole, given: Claim | undefined): { a: Reading; b: Reading } {
  const [claimA, claimB] = [given ?? statedInput(a), given ?? statedInput(b)];
  if (!claimA && !claimB) return onCommonDefault(a, b);
  const readings = attemptBoth(
    () => finish(a, claimA ?? claimB),
    () => finish(b, claimB ?? claimA),
  );
  const [inputA, inputB] = [readings.a, readings.b].map(({ network }) => formatShape(network.input));
  if (inputA === inputB) return readings;
  const differ = `The two are given different inputs: ${inputA} and ${inputB}, channels last.`;
  return { a: assuming(readings.a, differ), b: assuming(readings.b, differ) };
}

/** Where neither says its input, one default serves both, if both can take it. */
function onCommonDefault(a: Whole, b: Whole): { a: Reading; b: Reading } {
  const own = attemptBoth(
    () => finish(a, undefined),
    () => finish(b, undefined),
  );
  const tell = (donor: Reading, taker: Whole): Reading | null => {
    const taken = attempt(() => finish(taker, claimOfShape(donor.network.input)));
    return (
      taken && { ...taken, assumptions: [...new Set([...taken.assumptions, ...donor.assumptions.slice(-1)])] }
    );
  };
  if (formatShape(own.a.network.input) === formatShape(own.b.network.input)) return own;
  const statesChannels = own.b.network.nodes[0]?.layer.inputChannels !== undefined;
  const [toA, toB] = [tell(own.b, a), tell(own.a, b)];
  if (toA && (statesChannels || !toB)) return { a: toA, b: own.b };
  return toB ? { a: own.a, b: toB } : own;
}

function claimOfShape(sizes: Claim['sizes']): Claim {
  return { sizes, batched: false, exact: true, order: 'channels-last', span: { start: 0, end: 0 } };
}

/** The mistakes of both sides at once. */
function attemptBoth(a: () => Reading, b: () => Reading): { a: Reading; b: Reading } {
  const mistakes = [];
  const readings: Reading[] = [];
  for (const read of [a, b]) {
    try {
      readings.push(read());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  if (mistakes.length > 0) throw new UserError(...new Set(mistakes));
  return { a: readings[0]!, b: readings[1]! };
}

function attempt(read: () => Reading): Reading | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function assuming(reading: Reading, sentence: string): Reading {
  return { ...reading, assumptions: [...reading.assumptions, sentence] };
}
