import type { Mistake } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { activationWord, nearestActivation } from './activations.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, nearest } from './names.ts';
import type { Word } from './shorthand-tokens.ts';
import { readShortValue, readSizes } from './shorthand-values.ts';
import { takeSpoken } from './spoken-arguments.ts';
import type { Notes, ReadArgument } from './syntax.ts';

/** The words behind a layer's name: `64 3x3 s2 same relu`. */

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

/** The words as arguments under the names that the class has for them; the notes say what is wrong. */
export function readArguments(
  words: readonly Word[],
  entry: ClassEntry,
  notes: Notes,
): readonly ReadArgument[] {
  const named: ReadArgument[] = [];
  const bare: ReadArgument[] = [];
  const { spoken, rest } = takeSpoken(words, (name) => name in entry.layerClass.args.shape);
  named.push(...spoken.map(({ words: [word], ...said }) => ({ ...said, span: word.span })));
  for (const word of rest) {
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

function unknownWord(word: Word, entry: ClassEntry, notes: Notes): Mistake {
  const name = entry.layerClass.name;
  if (activationWord(word.text, 'shorthand')) {
    const wrong = `${name} takes no activation with it.`;
    return mistakeAt(notes.source, word.span, wrong, `> ${word.text} as a layer of its own`);
  }
  const near = nearest(word.text, Object.keys(WORDS)) ?? nearestActivation(word.text, 'shorthand');
  return mistakeAt(notes.source, word.span, `“${word.text}” says nothing about ${name}.`, near);
}
