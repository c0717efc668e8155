/** A word of a text: what stands between blanks outside brackets, or a quotation or code fence as a whole. */
export interface Word {
  /** Without its quotation marks or fence. */
  readonly text: string;
  /** Where it stands in the source, marks included: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Splits a text at blanks, leaving brackets, quotations and code fences whole. Linear in its length. */
export function wordsOf(source: string): readonly Word[] {
  const marks: Marks = { closers: matchBrackets(source), unclosed: new Set() };
  const words: Word[] = [];
  let at = 0;
  while (at < source.length) {
    if (isBlank(source, at)) {
      at += 1;
      continue;
    }
    const word = fenceAt(source, at) ?? quotationAt(source, at, marks) ?? plainWordAt(source, at, marks);
    words.push(word);
    at = word.end;
  }
  return words;
}

/** Text in a fence, so that it is read as one word whatever it holds. */
export function fenced(text: string): string {
  return `${FENCE}\n${text}\n${FENCE}`;
}

/** Takes the marks of code fences away and leaves the code. */
export function withoutFences(text: string): string {
  return text.replace(/```(?:[\w+-]*\n)?/g, '');
}

const FENCE = '```';
const OPENERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '«': '»',
};

interface Marks {
  readonly closers: ReadonlyMap<number, number>;
  /** Closing marks of which none is left: no quotation that needs one can begin any more. */
  readonly unclosed: Set<string>;
}

/** Where each opened bracket closes. A bracket that never closes has no entry and so encloses nothing. */
function matchBrackets(source: string): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: { readonly at: number; readonly closer: string }[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    const quoteEnd = sign === '"' || sign === "'" ? quoteEndAt(source, at) : undefined;
    if (quoteEnd !== undefined && open.length > 0) at = quoteEnd;
    else if (OPENERS[sign]) open.push({ at, closer: OPENERS[sign] });
    else if (sign === open.at(-1)?.closer) closers.set(open.pop()!.at, at);
  }
  return closers;
}

/** The closing mark of a quotation that begins at `at` and ends on the same line; an apostrophe begins none. */
function quoteEndAt(source: string, at: number): number | undefined {
  if (at > 0 && /[\w)\]]/.test(source[at - 1]!)) return undefined;
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === source[at]) return end;
  }
  return undefined;
}

function fenceAt(source: string, start: number): Word | undefined {
  if (!source.startsWith(FENCE, start)) return undefined;
  const close = source.indexOf(FENCE, start + FENCE.length);
  const end = close < 0 ? source.length : close;
  const inside = source.slice(start + FENCE.length, end);
  const text = inside.replace(/^[\w+-]*\r?\n/, '').trimEnd();
  return { text, start, end: close < 0 ? end : close + FENCE.length, quoted: true };
}

/** A quotation counts as a word where a blank or the end follows it, so `'a' 'b'` are two and `'a'b` is none. */
function quotationAt(source: string, start: number, { unclosed }: Marks): Word | undefined {
  const closer = QUOTES[source[start]!];
  if (closer === undefined || unclosed.has(closer)) return undefined;
  for (let end = source.indexOf(closer, start + 1); end >= 0; end = source.indexOf(closer, end + 1)) {
    if (source[end - 1] === '\\') continue;
    if (end + 1 < source.length && !isBlank(source, end + 1)) continue;
    const text = source.slice(start + 1, end).replaceAll(`\\${closer}`, closer);
    return { text, start, end: end + 1, quoted: true };
  }
  unclosed.add(closer);
  return undefined;
}

function plainWordAt(source: string, start: number, marks: Marks): Word {
  let end = start;
  while (end < source.length && !isBlank(source, end)) {
    const valueQuote = source[end - 1] === '=' && end > start ? quotationAt(source, end, marks) : undefined;
    end = valueQuote?.end ?? (marks.closers.get(end) ?? end) + 1;
  }
  return { text: source.slice(start, end), start, end, quoted: false };
}

function isBlank(source: string, at: number): boolean {
  return /\s/.test(source[at]!);
}
