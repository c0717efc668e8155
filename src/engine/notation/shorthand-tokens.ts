import type { Span } from '../../user-error.ts';
import { goesOn } from './spoken-arguments.ts';

import { MAX_LAYERS, tooMany } from './tensors.ts';

/** Splits shorthand into the words of one layer each, with repeats written out. */

/** One word with its place in the text. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** The words of one layer. */
export type Item = readonly Word[];

interface Group {
  readonly items: Item[];
  readonly times: number;
}

const TOKEN = /\n|->|[>→,;()]|[^\S\n]+|(?:[^\s,;()>→-]|-(?!>))+|-/y;
const REPEAT = /^(\d+)[x×*](?=\D|$)/i;
const BETWEEN = /^(?:and|then|&|\+)$/i;

/** Every layer of the text. Linear; throws UserError beyond `MAX_LAYERS`. */
export function splitItems(text: string): readonly Item[] {
  const groups: Group[] = [{ items: [], times: 1 }];
  let words: Word[] = [];
  let times = 1;
  let inBrackets = 0;
  const finish = () => {
    const { items } = groups.at(-1)!;
    if (times === 1 && items.length > 0 && goesOn(words)) goOn(items, words);
    else if (words.length > 0) append(items, [words], times);
    if (words.length > 0) times = 1;
    words = [];
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[0];
    const start = match.index;
    if (inBrackets > 0 && !/^\s/.test(token)) {
      inBrackets += token === '(' ? 1 : token === ')' ? -1 : 0;
      if (!/^[,;()]$/.test(token)) words.push(...wordsOf(token, start));
    } else if (token === '(' && words.length > 0) inBrackets = 1;
    else if (token === '(') {
      groups.push({ items: [], times });
      times = 1;
    } else if (token === ')') {
      finish();
      if (groups.length > 1) close(groups);
    } else if (/^(?:\n|->|[>→,;])$/.test(token) || BETWEEN.test(token)) finish();
    else if (!/^\s/.test(token)) {
      const repeat = words.length === 0 ? REPEAT.exec(token) : null;
      if (repeat) times = bounded(Number(repeat[1]));
      const rest = repeat ? token.slice(repeat[0].length) : token;
      if (rest) words.push(...wordsOf(rest, start + token.length - rest.length));
    }
  }
  finish();
  while (groups.length > 1) close(groups);
  return groups[0]!.items;
}

/** More words for the layer before, as often as it stands there. */
function goOn(items: Item[], words: Item): void {
  const last = items.at(-1)!;
  const whole = [...last, ...words];
  for (let at = items.length - 1; items[at] === last; at--) items[at] = whole;
}

function close(groups: Group[]): void {
  const { items, times } = groups.pop()!;
  append(groups.at(-1)!.items, items, times);
}

function append(items: Item[], more: readonly Item[], times: number): void {
  if (items.length + more.length * times > MAX_LAYERS) throw tooMany();
  for (let i = 0; i < times; i++) for (const item of more) items.push(item);
}

function bounded(times: number): number {
  if (times > MAX_LAYERS) throw tooMany();
  return times;
}

/** A word without the punctuation of a sentence. */
function wordsOf(token: string, start: number): readonly Word[] {
  const text = token.replace(/(?<![x×.!?:])[.!?:]+$/i, '').replace(/^["']+|["']+$/g, '');
  const from = start + token.indexOf(text);
  return text ? [{ text, span: { start: from, end: from + text.length } }] : [];
}
