import { endOfLine, scanBrackets } from './brackets.ts';
import { type Heading, headingAt } from './headings.ts';

/** Finds the code in a text: calls wherever they stand in prose, and assignments on lines of their own. Linear. */

/** One stretch of code. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** The closing brackets that the text lacks. */
  readonly missing: string;
  /** In the text of `print(model)`: the name in front, and how often the entry stands for itself. */
  readonly entry?: { readonly name: string; readonly times: bigint };
  /** Whether it is what a function gives back. */
  readonly returns?: boolean;
  /** Whether the text of a `print(model)` begins here. */
  readonly prints?: boolean;
}

export interface Found {
  readonly regions: readonly Region[];
  readonly headings: readonly Heading[];
}

const ENTRY = /[ \t]*\(([\w-]+)\): (?:(\d+) x )?(?=[A-Za-z_])/y;
const ASSIGNMENT =
  /[ \t]*[A-Za-z_][\w.]*(?:[ \t]*,[ \t]*[A-Za-z_][\w.]*)*[ \t]*(?::[ \t]*[\w.]+[ \t]*|[-+*/]{1,2})?=(?!=)/y;
/** What follows the bracket of a container in the text of `print(model)`. */
const PRINTED = /[ \t]*\r?\n[ \t]*\([\w-]+\): /y;
const NAME = /[A-Za-z_]\w*(?:[ \t]*\.[ \t]*[A-Za-z_]\w*)*/y;

const RETURN = /[ \t]*return\b(?=[ \t(])/y;
const PRINTS = /[ \t]*[A-Za-z_]\w*\([ \t]*\r?\n[ \t]*\([\w-]+\): /y;

/** `isLayer` tells the names that may stand apart from their bracket: `Conv2D (64, 3)`. */
export function findRegions(text: string, isLayer: (name: string) => boolean): Found {
  const regions: Region[] = [];
  const headings: Heading[] = [];
  const defined = new Set(['super', 'print', 'summary']);
  let inFunction = false;
  let begins = true;
  for (let at = 0; at < text.length; ) {
    const heading = at === 0 || text[at - 1] === '\n' ? headingAt(text, at) : null;
    if (heading) {
      headings.push(heading);
      inFunction ||= heading.keyword === 'def';
      if (heading.keyword === 'def') defined.add(heading.name);
      begins = true;
      at = heading.end;
      continue;
    }
    const region =
      (begins && ((inFunction && returnRegion(text, at)) || lineRegion(text, at))) ||
      callRegion(text, at, isLayer, defined) ||
      bareRegion(text, at, isLayer, regions.at(-1));
    if (region) regions.push(region);
    at = region ? Math.max(region.end, at + 1) : afterToken(text, at);
    begins = text[at - 1] === '\n' || text[at - 1] === ';';
  }
  return { regions, headings };
}

function returnRegion(text: string, at: number): Region | null {
  const match = matchAt(RETURN, text, at);
  if (!match) return null;
  const start = at + match[0].length - 'return'.length;
  return { start, ...scanBrackets(text, at + match[0].length, 'line'), returns: true };
}

function lineRegion(text: string, at: number): Region | null {
  if (matchAt(PRINTS, text, at)) return { start: at, end: at, missing: '', prints: true };
  const entry = matchAt(ENTRY, text, at);
  if (entry) return entryRegion(text, at + entry[0].length, entry[1]!, BigInt(entry[2] ?? 1));
  const assignment = matchAt(ASSIGNMENT, text, at);
  if (!assignment) return null;
  const start = at + assignment[0].search(/\S/);
  return { start, ...scanBrackets(text, at + assignment[0].length, 'line') };
}

/** `(conv1): Conv2d(1, 64, …)`; a container's opening line `(0): Sequential(` holds no layer itself. */
function entryRegion(text: string, start: number, name: string, times: bigint): Region | null {
  const end = endOfLine(text, start);
  const line = text.slice(start, end).trimEnd();
  if (line.endsWith('(')) return { start, end: start, missing: '' };
  return { start, end: start + line.length, missing: '', entry: { name, times } };
}

function callRegion(
  text: string,
  at: number,
  isLayer: (name: string) => boolean,
  defined: ReadonlySet<string>,
): Region | null {
  if (!/[A-Za-z_]/.test(text[at]!) || (at > 0 && /[\w.]/.test(text[at - 1]!))) return null;
  const name = matchAt(NAME, text, at)![0];
  const last = name.slice(name.lastIndexOf('.') + 1).trim();
  const gap = /[ \t]*/y;
  gap.lastIndex = at + name.length;
  const open = at + name.length + gap.exec(text)![0].length;
  if (text[open] !== '(' || matchAt(PRINTED, text, open + 1)) return null;
  const apart = open > at + name.length;
  if (apart && !isLayer(last)) return null;
  if (!name.includes('.') && /^[a-z]/.test(last) && !isLayer(last) && !defined.has(last)) return null;
  return { start: at, ...scanBrackets(text, open, 'chain') };
}

/** A name without brackets that goes on a stack: `Conv2D(8, 3) > ReLU > Flatten`. In prose it is a word. */
function bareRegion(
  text: string,
  at: number,
  isLayer: (name: string) => boolean,
  before: Region | undefined,
): Region | null {
  if (
    !before ||
    !/[A-Za-z]/.test(text[at]!) ||
    !/^\s*(?:>|->|→|,)\s*$/.test(text.slice(before.end, at).slice(0, 20))
  )
    return null;
  const name = matchAt(NAME, text, at)![0];
  const last = name.slice(name.lastIndexOf('.') + 1);
  const end = at + name.length;
  if (!/^[A-Z]/.test(last) || !isLayer(last) || !/^[ \t]*(?:>|->|→|,|\n|$)/.test(text.slice(end, end + 20)))
    return null;
  return { start: at, end, missing: '' };
}

/** Past a whole word, a comment, or one character. */
function afterToken(text: string, at: number): number {
  if (text[at] === '#' && !/\d/.test(text[at + 1] ?? '')) return endOfLine(text, at);
  const word = matchAt(NAME, text, at);
  if (word) return at + word[0].length;
  return at + 1;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
