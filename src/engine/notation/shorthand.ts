import type { Mistake } from '../../user-error.ts';
import { kinds } from '../layers/index.ts';
import type { Value } from '../layers/spelling.ts';
import { activationWord, nearestActivation } from './activations.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, classNamed, isLayerName, namesIn, nearest } from './names.ts';
import type { Part } from './program.ts';
import { findRegions } from './regions.ts';
import { type Item, splitItems, type Word } from './shorthand-tokens.ts';
import { readShortValue, readSizes } from './shorthand-values.ts';
import type { Notes, ReadArgument, ReadCall } from './syntax.ts';

/** The notation for typing on a phone: `64@3x3 > maxpool 2 > dense 10`. */

/** What `64@3x3` is short for. */
const AT = 'conv';

/** Letters and words before sizes, and the argument that they give. */
export const SIZED: Readonly<Record<string, string>> = {
  k: 'kernel',
  s: 'stride',
  p: 'padding',
  d: 'dilation',
  g: 'groups',
  op: 'output_padding',
  m: 'multiplier',
};

/** Words that are arguments by themselves. */
export const WORDS: Readonly<Record<string, readonly [name: string, value: Value]>> = {
  same: ['padding', 'same'],
  valid: ['padding', 'valid'],
  causal: ['padding', 'causal'],
  nobias: ['bias', false],
  ceil: ['ceil', true],
};

/** Words of a sentence around the layers. */
const FILLER =
  /^(?:compare|between|difference|the|a|an|is|are|what|what's|whats|which|of|with|layer|layers|please|better|my|me|tell|explain|versus|for|to|or)$/i;

/** Whether a text has no calls, so that it can only be shorthand. */
export function isShorthand(text: string): boolean {
  return findRegions(text, isLayerName).regions.every(
    (region) => !text.slice(region.start, region.end).includes('('),
  );
}

/** Each layer of the text; the notes say what is wrong. */
export function readShorthand(text: string, notes: Notes): readonly Part[] {
  const items = splitItems(text);
  const mistakes: Mistake[] = [];
  const seen = new Map<Item, ReadCall | null>();
  const calls = items.flatMap((item) => {
    if (!seen.has(item)) seen.set(item, readItem(item, { ...notes, mistakes }));
    return seen.get(item) ?? [];
  });
  const known = calls.length > 0 || mistakes.some((mistake) => mistake.write !== undefined);
  const oneWord = items.length === 1 && items[0]!.filter((word) => /^[a-z]/i.test(word.text)).length === 1;
  if (known || oneWord) notes.mistakes.push(...mistakes);
  return calls.map((call) => ({
    draft: { nodes: [{ call, inputs: [-1] }], claims: [] },
    single: true,
  }));
}

function readItem(item: Item, notes: Notes): ReadCall | null {
  const words = item.filter((word) => !FILLER.test(word.text));
  if (words.length === 0) return null;
  const at = words.findIndex((word) => headOf(word));
  const proseBefore = words
    .slice(0, Math.max(at, 0))
    .every((word) => /^[a-z']+$/i.test(word.text) && !nearName(word));
  const first = at === -1 || !proseBefore ? 0 : at;
  const head = headOf(words[first]!);
  if (!head) {
    notes.mistakes.push(unknownName(words[first]!, notes));
    return null;
  }
  const rest = [...head.rest, ...words.slice(first + 1)];
  const entry = entryOfRank(head.name, rest);
  return {
    name: entry.layerClass.name,
    prefix: [],
    args: readArguments(rest, entry, notes),
    span: { start: words[first]!.span.start, end: words.at(-1)!.span.end },
    nameSpan: words[first]!.span,
  };
}

/** The name that a first word begins with, and what follows it in the same word: `conv3x3-64`. */
function headOf(word: Word): { name: string; rest: readonly Word[] } | undefined {
  const text = word.text.toLowerCase();
  const filters = /^(\d+)@(.*)$/.exec(text);
  if (filters) {
    const [, count, sizes] = filters;
    return {
      name: AT,
      rest: [part(word, 0, count!.length), ...(sizes ? [part(word, count!.length + 1)] : [])],
    };
  }
  const letters = /^[a-z_]+/.exec(text)?.[0] ?? '';
  for (const name of [/^[a-z_]+[123]d/.exec(text)?.[0], text, letters]) {
    if (!name || !classNamed(name, 'shorthand')) continue;
    const rest = text.slice(name.length);
    if (rest && !/^-?[\d?]/.test(rest)) continue;
    const dash = rest.search(/(?<=\d)-(?=\d)/);
    const cut = name.length + (dash === -1 ? rest.length : dash);
    const parts = [part(word, name.length, cut), part(word, cut + 1)];
    return { name, rest: parts.filter(({ text }) => text !== '').map(undashed) };
  }
  return undefined;
}

function part(word: Word, from: number, to = word.text.length): Word {
  const start = word.span.start + from;
  return { text: word.text.slice(from, to), span: { start, end: word.span.start + Math.max(from, to) } };
}

/** `conv-64`: the dash only separates. */
function undashed(word: Word): Word {
  return word.text.startsWith('-') ? part(word, 1) : word;
}

/** `conv 3x3x3` is the class of three axes. */
function entryOfRank(name: string, words: readonly Word[]): ClassEntry {
  const entry = classNamed(name, 'shorthand')!;
  const sizes = words.map((word) => readSizes(word.text.replace(/^k(?=\d)/i, ''))).find(Array.isArray);
  const ranked =
    sizes && !/[123]d$/.test(name) ? classNamed(`${name}${sizes.length}d`, 'shorthand') : undefined;
  return ranked?.kind === entry.kind ? ranked : entry;
}

function readArguments(words: readonly Word[], entry: ClassEntry, notes: Notes): readonly ReadArgument[] {
  const named: ReadArgument[] = [];
  const bare: ReadArgument[] = [];
  for (const word of words) {
    const arg = readArgument(word, entry);
    if (!arg) notes.mistakes.push(unknownWord(word, entry, notes));
    else (arg.name === undefined ? bare : named).push(arg);
  }
  const free = Object.keys(entry.layerClass.args.shape).filter((name) =>
    named.every((arg) => arg.name !== name),
  );
  return [
    ...named,
    ...bare.map((arg, position) => (free[position] ? { ...arg, name: free[position] } : arg)),
  ];
}

function readArgument({ text, span }: Word, entry: ClassEntry): ReadArgument | undefined {
  const args = entry.layerClass.args.shape;
  const lower = text.toLowerCase();
  const equals = text.indexOf('=');
  if (equals > 0) {
    const key = lower.slice(0, equals);
    return { name: argumentOf(key), value: readShortValue(text.slice(equals + 1)), span };
  }
  const sizes = readSizes(lower);
  if (Array.isArray(sizes)) return { name: sizedArgument(entry, sizes), value: sizes, span };
  if (sizes !== undefined || (/^[-+.\d]/.test(text) && Number.isFinite(Number(text)))) {
    return { value: sizes ?? Number(text), span };
  }
  const sized = /^([a-z_]+?)(-?\d.*)$/.exec(lower);
  const name = sized ? argumentOf(sized[1]!) : '';
  const value = sized && Object.hasOwn(args, name) ? readSizes(sized[2]!) : undefined;
  if (value !== undefined) return { name, value, span };
  if (Object.hasOwn(WORDS, lower)) return { name: WORDS[lower]![0], value: WORDS[lower]![1], span };
  if ('activation' in args && (activationWord(lower, 'shorthand') || lower === 'linear')) {
    return { name: 'activation', value: lower, span };
  }
  return undefined;
}

/** `s` → `stride`. */
function argumentOf(letters: string): string {
  return Object.hasOwn(SIZED, letters) ? SIZED[letters]! : letters;
}

/** The argument that sizes with an x belong to. */
export function sizedArgument(entry: ClassEntry, sizes: Value): string | undefined {
  const { shape } = entry.layerClass.args;
  if ('kernel' in shape) return 'kernel';
  return Object.keys(shape).find((name) => shape[name]!.safeParse(sizes).success);
}

function nearName(word: Word): string | undefined {
  return nearest(/^[a-z_]+/i.exec(word.text)?.[0] ?? word.text, namesIn('shorthand'));
}

function unknownName(word: Word, notes: Notes): Mistake {
  const near = nearName(word);
  if (near) return mistakeAt(notes.source, word.span, `“${word.text}” is not the name of a layer.`, near);
  const known = kinds.map((kind) => kind.name).join(', ');
  const wrong = `“${word.text}” is not among the layers that are known here yet. Known are: ${known}.`;
  return mistakeAt(notes.source, word.span, wrong);
}

function unknownWord(word: Word, entry: ClassEntry, notes: Notes): Mistake {
  const name = entry.layerClass.name;
  if (activationWord(word.text, 'shorthand')) {
    const wrong = `${name} takes no activation with it.`;
    return mistakeAt(notes.source, word.span, wrong, `> ${word.text} as a layer of its own`);
  }
  const near = nearest(word.text, Object.keys(WORDS)) ?? nearestActivation(word.text, 'shorthand');
  return mistakeAt(notes.source, word.span, `“${word.text}” says nothing about ${name}.`, near);
}
