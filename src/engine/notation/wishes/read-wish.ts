import type { Value } from '../../layers/spelling.ts';
import { activationWord } from '../activations.ts';
import { SIZED, WORDS } from '../shorthand-arguments.ts';
import { readShortValue, readSizes } from '../shorthand-values.ts';
import type { NotationName } from '../syntax.ts';
import { FILLER, NAMES, NOTATION_WORDS, PHRASES, WITHOUT } from './language.ts';

/** One argument of layers, under the name that the shorthand has for it. */
export interface Change {
  readonly name: string;
  readonly value: Value;
}

/** What is to become of a network: other arguments, or another notation. */
export interface Wish {
  readonly changes: readonly Change[];
  readonly notation?: NotationName;
}

/** “stride 2 and 32 filters”; undefined as soon as a word of it is not understood. */
export function readWish(text: string): Wish | undefined {
  const words = wordsOf(text);
  const changes: Change[] = [];
  let notation: NotationName | undefined;
  for (let at = 0; at < words.length; ) {
    const named = Object.hasOwn(NOTATION_WORDS, words[at]!) ? NOTATION_WORDS[words[at]!] : undefined;
    const found = named ? undefined : changeAt(words, at);
    if (!named && !found) return undefined;
    notation = named ?? notation;
    if (found) changes.push(found.change);
    at += found?.words ?? 1;
  }
  if (changes.length === 0 && !notation) return undefined;
  return { changes, ...(notation ? { notation } : {}) };
}

interface Found {
  readonly change: Change;
  readonly words: number;
}

function changeAt(words: readonly string[], at: number): Found | undefined {
  const [word, next] = [words[at]!, words[at + 1]];
  if (/^(?:no|without|not|remove|drop)$/.test(word)) return next === undefined ? undefined : without(next);
  const name = nameOf(word);
  if (name) {
    const value = next === undefined ? undefined : valueFor(name, next);
    if (value) return { change: value, words: 2 };
    return name === 'bias' ? { change: { name, value: true }, words: 1 } : undefined;
  }
  const alone = standingAlone(word);
  const behind = next === undefined ? undefined : nameOf(next);
  const owned = behind ? valueFor(behind, word) : undefined;
  // In “5x5, stride 2” the name has a value of its own.
  const other = alone && behind && alone.name !== behind ? words[at + 2] : undefined;
  const taken = behind && other !== undefined && valueFor(behind, other);
  if (owned && !taken) return { change: owned, words: 2 };
  return alone && { change: alone, words: 1 };
}

function without(word: string): Found | undefined {
  const name = nameOf(word) ?? (activationWord(word, 'shorthand') ? 'activation' : '');
  return Object.hasOwn(WITHOUT, name) ? { change: { name, value: WITHOUT[name]! }, words: 2 } : undefined;
}

function nameOf(word: string): string | undefined {
  return Object.hasOwn(NAMES, word) ? NAMES[word] : undefined;
}

/** What a word says as the value of an argument; sizes beside “filters” are their windows. */
export function valueFor(name: string, word: string): Change | undefined {
  const sizes = readSizes(word);
  switch (name) {
    case 'activation': {
      const known = activationWord(word, 'shorthand') || /^(?:linear|none)$/.test(word);
      return known ? { name, value: word } : undefined;
    }
    case 'bias':
      return FLAGS[word] === undefined ? undefined : { name, value: FLAGS[word] };
    case 'padding': {
      const alone = Object.hasOwn(WORDS, word) ? WORDS[word]! : undefined;
      if (alone?.[0] === name) return { name, value: alone[1] };
      return sizes === undefined ? undefined : { name, value: sizes };
    }
    case 'rate': {
      const rate = readShortValue(word);
      return typeof rate === 'string' ? undefined : { name, value: rate };
    }
    default:
      if (sizes === undefined) return undefined;
      return { name: name === 'filters' && Array.isArray(sizes) ? 'kernel' : name, value: sizes };
  }
}

const FLAGS: Readonly<Record<string, boolean | undefined>> = {
  true: true,
  on: true,
  false: false,
  off: false,
};

/** `7x7`, `same`, `relu`, `s2`: words that need no name. */
function standingAlone(word: string): Change | undefined {
  const sizes = readSizes(word);
  if (Array.isArray(sizes)) return { name: 'kernel', value: sizes };
  if (Object.hasOwn(WORDS, word)) return { name: WORDS[word]![0], value: WORDS[word]![1] };
  if (activationWord(word, 'shorthand') || word === 'linear') return { name: 'activation', value: word };
  const [, letters = '', rest = ''] = /^([a-z]+)(\d.*)$/.exec(word) ?? [];
  const value = readSizes(rest);
  return Object.hasOwn(SIZED, letters) && value !== undefined ? { name: SIZED[letters]!, value } : undefined;
}

/** In lower case, without punctuation and without what says nothing; `(2, 2)` and `7 by 7` in one word each. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replaceAll('×', 'x')
    .replaceAll(/[([]\s*(\d+)((?:\s*[,x]\s*\d+)+)\s*[)\]]/g, (_all, first, rest) =>
      [first, ...rest.match(/\d+/g)].join('x'),
    )
    .replaceAll(/(?<=\d)\s*(?:x|by)\s*(?=\d)/g, 'x')
    .replaceAll(/['"`?!;:,=]|\.(?!\d)/g, ' ');
  const joined = PHRASES.reduce((read, [phrase, name]) => read.replaceAll(phrase, name), plain);
  return joined.split(/\s+/).filter((word) => word !== '' && !FILLER.test(word));
}
