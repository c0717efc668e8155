import type { Mistake } from '../../user-error.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, classNamed, isLayerName, knownIn, namesIn, nearest } from './names.ts';
import type { Part } from './parts.ts';
import { findRegions } from './regions.ts';
import { readArguments } from './shorthand-arguments.ts';
import { type Item, splitItems, type Word } from './shorthand-tokens.ts';
import { readSizes } from './shorthand-values.ts';
import { saysFilters } from './spoken-arguments.ts';
import type { Notes, ReadCall } from './syntax.ts';

/** The notation for typing on a phone: `64@3x3 > maxpool 2 > dense 10`. */

/** What `64@3x3` is short for. */
export const AT = 'conv';

/** Words of a sentence around the layers. */
const FILLER =
  /^(?:compare|between|difference|the|a|an|is|are|what|what's|whats|which|of|with|layer|layers|please|better|my|me|tell|explain|versus|for|to|or)$/i;

/** Whether a text has no calls, so that it can only be shorthand. */
export function isShorthand(text: string): boolean {
  return findRegions(text, isLayerName).regions.every(
    (region) => !text.slice(region.start, region.end).includes('('),
  );
}

/** Whether a text is one line that begins as a layer does, or nearly so: `maxpool 2`, `64@3x3`, `maxpol 2`. */
export function namesLayer(text: string): boolean {
  const [item] = text.trim().includes('\n') ? [] : splitItems(text);
  const head = item?.[0];
  return head !== undefined && (headOf(head) !== undefined || nearName(head) !== undefined);
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
  const words = joined(item.filter((word) => !FILLER.test(word.text)));
  if (words.length === 0) return null;
  const at = words.findIndex((word) => headOf(word));
  const before = words.slice(0, Math.max(at, 0));
  const sizes = before.filter((word) => Array.isArray(readSizes(word.text)));
  const proseBefore = before.every(
    (word) => sizes.includes(word) || (/^[a-z']+$/i.test(word.text) && !nearName(word)),
  );
  const first = at === -1 || !proseBefore ? 0 : at;
  const head =
    headOf(words[first]!) ?? (words.some(saysFilters) ? { name: AT, rest: words.slice(0, 1) } : undefined);
  if (!head) {
    notes.mistakes.push(unknownName(words[first]!, notes));
    return null;
  }
  const rest = [...(first === at ? sizes : []), ...head.rest, ...words.slice(first + 1)];
  const entry = entryOfRank(head.name, rest);
  return {
    name: entry.layerClass.name,
    prefix: [],
    args: readArguments(rest, entry, notes),
    span: { start: words[first]!.span.start, end: words.at(-1)!.span.end },
    nameSpan: words[first]!.span,
  };
}

/** Words that are one name together: `max pool`, `global average pooling`. */
function joined(words: readonly Word[]): readonly Word[] {
  const [first, ...rest] = words;
  for (const count of [3, 2]) {
    const parts = words.slice(0, count);
    const text = parts.map((word) => word.text).join('');
    if (parts.length === count && classNamed(text.toLowerCase(), 'shorthand')) {
      return [
        { text, span: { start: first!.span.start, end: parts.at(-1)!.span.end } },
        ...words.slice(count),
      ];
    }
  }
  return first && /^[a-z']+$/i.test(first.text) && !headOf(first) && rest.length > 0 && rest.length < 9
    ? [first, ...joined(rest)]
    : words;
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

function nearName(word: Word): string | undefined {
  return nearest(/^[a-z_]+/i.exec(word.text)?.[0] ?? word.text, namesIn('shorthand'));
}

function unknownName(word: Word, notes: Notes): Mistake {
  const near = nearName(word);
  if (near) return mistakeAt(notes.source, word.span, `“${word.text}” is not the name of a layer.`, near);
  const wrong = `“${word.text}” is not among the layers that are known here yet. Known are: ${knownIn('shorthand')}.`;
  return mistakeAt(notes.source, word.span, wrong);
}
