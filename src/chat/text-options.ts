import { UserError } from '../user-error.ts';
import type { Field } from './fields.ts';
import { nearest } from './nearest.ts';
import type { Word } from './words.ts';

/** An option found in a text, and how many words it takes there. */
export interface Option {
  readonly field: Field;
  readonly value: string;
  readonly words: number;
}

/** The option that begins with the word at `at`. Throws UserError for one that the command does not have. */
export function optionAt(
  words: readonly Word[],
  at: number,
  fields: readonly Field[],
  source: string,
): Option | undefined {
  if (words[at]!.quoted) return undefined;
  return dashed(words, at, fields, source) ?? labelled(words, at, fields) ?? prose(words, at, fields);
}

/** `--seed 1`, `--seed=1`, and `--flag` for what is true or false. */
function dashed(
  words: readonly Word[],
  at: number,
  fields: readonly Field[],
  source: string,
): Option | undefined {
  const [, name, value] = /^--([a-z][\w-]*)(?:=([\s\S]*))?$/i.exec(words[at]!.text) ?? [];
  if (name === undefined) return undefined;
  const field = fields.find((candidate) => candidate.name === name.toLowerCase());
  if (!field) throw unknownOption(name, words[at]!, fields, source);
  if (value !== undefined) return { field, value: unquoted(value), words: 1 };
  if (field.type === 'boolean') return { field, value: 'true', words: 1 };
  const next = words[at + 1];
  if (!next || (!next.quoted && next.text.startsWith('--'))) throw missingValue(field, words[at]!, source);
  return { field, value: next.text, words: 2 };
}

/** `seed: 1`, `seed:1` and `seed=1`; positional fields are not read so, since `model = …` is Python. */
function labelled(words: readonly Word[], at: number, fields: readonly Field[]): Option | undefined {
  const [, name, sign, value] = /^([a-z][\w-]*)([:=])([\s\S]*)$/i.exec(words[at]!.text) ?? [];
  const field = fields.find((candidate) => !candidate.positional && candidate.name === name?.toLowerCase());
  if (!field || value === undefined) return undefined;
  if (value !== '') return { field, value: unquoted(value), words: 1 };
  const next = words[at + 1];
  return sign === ':' && next ? { field, value: next.text, words: 2 } : undefined;
}

/** `on 28x28x1`, `on mnist`: the input; `on cat`: the image, where the command offers one of that name. */
function prose(words: readonly Word[], at: number, fields: readonly Field[]): Option | undefined {
  const next = words[at + 1];
  if (words[at]!.text.toLowerCase() !== 'on' || !next) return undefined;
  const value = next.text.replace(/[.,;!?]$/, '');
  const offered = fields.find(
    (field) => !field.positional && field.suggestions?.includes(value.toLowerCase()),
  );
  const field = offered ?? (SIZES.test(value) ? fields.find(({ format }) => format === 'input') : undefined);
  return field && { field, value, words: 2 };
}

const SIZES = /^(?:\(.*\)|\[.*\]|(?:\d+|none|\?)(?:[x×*,](?:\d+|none|\?))*)$/i;

function unquoted(value: string): string {
  return /^(["'`])[\s\S]*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

function unknownOption(name: string, word: Word, fields: readonly Field[], source: string): UserError {
  const names = fields.map((field) => field.name);
  const meant = nearest(name, names);
  const all = names.length > 0 ? `one of ${names.map((known) => `--${known}`).join(', ')}` : undefined;
  return new UserError({
    wrong: `There is no option --${name} here.`,
    write: meant ? `--${meant}` : all,
    at: { text: source, span: word },
  });
}

function missingValue(field: Field, word: Word, source: string): UserError {
  return new UserError({
    wrong: `--${field.name} needs a value.`,
    write: `--${field.name} ${exampleOf(field)}`,
    at: { text: source, span: word },
  });
}

/** A value that the field takes, to show how it is written. */
export function exampleOf(field: Field): string {
  const value = field.default ?? field.choices?.[0] ?? field.suggestions?.[0] ?? field.minimum;
  return value === undefined ? `<${field.type === 'text' ? field.name : field.type}>` : String(value);
}
