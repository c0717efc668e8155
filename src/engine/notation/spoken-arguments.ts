import type { Value } from '../layers/spelling.ts';
import { classNamed } from './names.ts';
import type { Item, Word } from './shorthand-tokens.ts';
import { readSizes } from './shorthand-values.ts';
import { NAMES, PHRASES } from './wishes/language.ts';
import { valueFor } from './wishes/read-wish.ts';

/** Arguments of shorthand in words: `conv 64 filters, kernel 3x3, stride 2`. */

/** An argument with the words that say it. */
export interface SpokenArgument {
  readonly name: string;
  readonly value: Value;
  readonly words: readonly [Word, Word];
}

/** Things that are counted: their number stands in front. */
const COUNTED = /^(?:filters|units|groups|channels)$/;

/** Takes the spoken arguments out of a layer's words; `has` says which arguments the layer has. */
export function takeSpoken(
  words: Item,
  has: (name: string) => boolean,
): { readonly spoken: readonly SpokenArgument[]; readonly rest: readonly Word[] } {
  const spoken: SpokenArgument[] = [];
  const rest: Word[] = [];
  const kept = words.filter((word, at) => !(SIZE.test(word.text) && nameOf(words[at - 1])));
  for (let at = 0; at < kept.length; at++) {
    const word = kept[at]!;
    const name = nameOf(word);
    if (!name || (!has(name) && !(name === 'filters' && has('kernel')))) {
      rest.push(word);
      continue;
    }
    const before = rest.at(-1) === kept[at - 1] ? rest.at(-1) : undefined;
    const sides = COUNTED.test(name) ? [before, kept[at + 1]] : [kept[at + 1], before];
    const found = sides.flatMap((side) => argument(name, word, side, has)).at(0);
    if (!found) rest.push(word);
    else {
      spoken.push(found);
      if (found.words[1] === before) rest.pop();
      else at++;
    }
  }
  return { spoken, rest };
}

/** Whether words are no layer but go on with the arguments of the one before: `…, stride 2`, `…, 64 filters`. */
export function goesOn(item: Item): boolean {
  const [first, second] = item.filter(({ text }) => !SIZE.test(text));
  if (!first || !second) return false;
  if (nameOf(first)) return valueFor(nameOf(first)!, second.text.toLowerCase()) !== undefined;
  const name = nameOf(second);
  return name !== undefined && valueFor(name, first.text.toLowerCase()) !== undefined;
}

/** Whether a word counts filters, as only a convolution has them. */
export function saysFilters(word: Word): boolean {
  return nameOf(word) === 'filters';
}

const SIZE = /^(?:size|sized|rate)$/i;

function argument(
  name: string,
  word: Word,
  side: Word | undefined,
  has: (name: string) => boolean,
): readonly SpokenArgument[] {
  const said = side && valueFor(name, side.text.toLowerCase());
  return said && has(said.name) ? [{ ...said, words: [word, side] }] : [];
}

function nameOf(word: Word | undefined): string | undefined {
  if (!word || readSizes(word.text) !== undefined || classNamed(word.text.toLowerCase(), 'shorthand'))
    return undefined;
  const lower = PHRASES.reduce((text, [phrase, name]) => text.replace(phrase, name), word.text.toLowerCase());
  if (/^sized?$/.test(lower)) return 'kernel';
  return Object.hasOwn(NAMES, lower) ? NAMES[lower] : undefined;
}
