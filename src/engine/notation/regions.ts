import { endOfLine, scanBrackets } from './brackets.ts';

/** Finds the code in a text: calls wherever they stand in prose, and assignments on lines of their own. Linear. */

/** One stretch of code. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** The closing brackets that the text lacks. */
  readonly missing: string;
  /** In the text of `print(model)`: the name in front, and how often the entry stands for itself. */
  readonly entry?: { readonly name: string; readonly times: bigint };
}

/** A line that opens a block: `for i in range(3):`, `def forward(self, x):`. */
export interface Heading {
  readonly keyword: string;
  /** What is defined, for `class` and `def`. */
  readonly name: string;
  /** The names in the brackets behind `def`, without the object itself. */
  readonly parameters: readonly string[];
  /** Where the line begins, counted from the left edge. */
  readonly indent: number;
  readonly start: number;
  readonly end: number;
}

export interface Found {
  readonly regions: readonly Region[];
  readonly headings: readonly Heading[];
}

const HEADING =
  /[ \t]*(async[ \t]+)?(for|while|def|class|if|elif|with|try|else)\b[ \t]*(\w*)[^\n]*:[ \t]*(#[^\n]*)?(?=\r?\n|$)/y;
const ENTRY = /[ \t]*\(([\w-]+)\): (?:(\d+) x )?(?=[A-Za-z_])/y;
const ASSIGNMENT =
  /[ \t]*[A-Za-z_][\w.]*(?:[ \t]*,[ \t]*[A-Za-z_][\w.]*)*[ \t]*(?::[ \t]*[\w.]+[ \t]*|[-+*/]{1,2})?=(?!=)/y;
/** What follows the bracket of a container in the text of `print(model)`. */
const PRINTED = /[ \t]*\r?\n[ \t]*\([\w-]+\): /y;
const NAME = /[A-Za-z_]\w*(?:[ \t]*\.[ \t]*[A-Za-z_]\w*)*/y;

/** `isLayer` tells the names that may stand apart from their bracket: `Conv2D (64, 3)`. */
export function findRegions(text: string, isLayer: (name: string) => boolean): Found {
  const regions: Region[] = [];
  const headings: Heading[] = [];
  let at = 0;
  while (at < text.length) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    const heading = lineStart ? matchAt(HEADING, text, at) : null;
    if (heading) {
      headings.push(asHeading(heading));
      at += heading[0].length;
      continue;
    }
    const region = (lineStart && lineRegion(text, at)) || callRegion(text, at, isLayer);
    if (region) regions.push(region);
    at = region ? Math.max(region.end, at + 1) : afterToken(text, at);
  }
  return { regions, headings };
}

function asHeading(match: RegExpExecArray): Heading {
  const [line, , keyword, name] = match;
  const brackets = /\(([^()]*)/.exec(line)?.[1] ?? '';
  const parameters = brackets
    .split(',')
    .map((parameter) => parameter.split(/[:=]/)[0]!.trim())
    .filter((parameter) => /^[A-Za-z_]\w*$/.test(parameter) && parameter !== 'self');
  const indent = line.search(/\S/);
  const start = match.index + indent;
  return { keyword: keyword!, name: name!, parameters, indent, start, end: match.index + line.length };
}

function lineRegion(text: string, at: number): Region | null {
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

function callRegion(text: string, at: number, isLayer: (name: string) => boolean): Region | null {
  if (!/[A-Za-z_]/.test(text[at]!) || (at > 0 && /[\w.]/.test(text[at - 1]!))) return null;
  const name = matchAt(NAME, text, at)![0];
  const last = name.slice(name.lastIndexOf('.') + 1).trim();
  const gap = /[ \t]*/y;
  gap.lastIndex = at + name.length;
  const open = at + name.length + gap.exec(text)![0].length;
  if (text[open] !== '(' || matchAt(PRINTED, text, open + 1)) return null;
  const apart = open > at + name.length;
  if (apart && !isLayer(last)) return null;
  if (!name.includes('.') && /^[a-z]/.test(last) && !isLayer(last)) return null;
  return { start: at, ...scanBrackets(text, open, 'chain') };
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
