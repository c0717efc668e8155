import { UserError } from '../user-error.ts';
import type { Field } from './fields.ts';
import { optionAt } from './text-options.ts';
import { type Word, withoutFences, wordsOf } from './words.ts';

/**
 * The arguments in a text, as strings by name. Options may stand anywhere outside brackets and quotations:
 * `--name value`, `--name=value`, `name: value`, `name=value`; `on 28x28x1` names the input. What is left goes to the
 * positional fields, parted by their separators.
 */
export function readArguments(source: string, fields: readonly Field[]): Record<string, string> {
  const words = wordsOf(source);
  const options: Record<string, string> = {};
  const pieces = new Map<Field, Word[]>();
  let target = fields.find((field) => field.positional);
  for (let at = 0; at < words.length; ) {
    const option = optionAt(words, at, fields, source);
    if (option) {
      options[option.field.name] = option.value;
      at += option.words;
      continue;
    }
    const word = words[at]!;
    const turn = separatorTurn(word, fields, pieces) ?? markerTurn(word, fields);
    if (turn) pieces.set(turn.field, turn.first);
    else if (target) pieces.set(target, [...(pieces.get(target) ?? []), word]);
    else throw needless(source, word);
    target = turn?.field ?? target;
    at += 1;
  }
  return { ...placed(source, fields, pieces), ...options };
}

/** The field that the next words belong to, and the first of them where it is glued to its marker. */
interface Turn {
  readonly field: Field;
  readonly first: Word[];
}

/** `vs` ends one field and begins the next. */
function separatorTurn(
  word: Word,
  fields: readonly Field[],
  pieces: ReadonlyMap<Field, readonly Word[]>,
): Turn | undefined {
  if (word.quoted) return undefined;
  const field = fields.find(
    (candidate) => !pieces.has(candidate) && candidate.separators?.includes(word.text.toLowerCase()),
  );
  return field && { field, first: [] };
}

/** `a: Conv2D(…) b: Conv2D(…)` names positional fields. */
function markerTurn(word: Word, fields: readonly Field[]): Turn | undefined {
  const [marker, name] = (!word.quoted && /^([a-z][\w-]*):/i.exec(word.text)) || [];
  const field =
    name && fields.find((candidate) => candidate.positional && candidate.name === name.toLowerCase());
  if (!marker || !field) return undefined;
  const rest = { ...word, text: word.text.slice(marker.length), start: word.start + marker.length };
  return { field, first: rest.text === '' ? [] : [rest] };
}

function placed(
  source: string,
  fields: readonly Field[],
  pieces: ReadonlyMap<Field, readonly Word[]>,
): Record<string, string> {
  const positional = fields.filter((field) => field.positional);
  const [first] = [...pieces.values()];
  if (
    pieces.size === 1 &&
    first!.length > 1 &&
    positional.length > 1 &&
    first!.every((word) => word.quoted)
  ) {
    return Object.fromEntries(
      positional.map((field, place) => [field.name, textOf(source, share(first!, place, positional.length))]),
    );
  }
  return Object.fromEntries([...pieces].map(([field, words]) => [field.name, textOf(source, words)]));
}

/** One word for each field, the rest for the last. */
function share(words: readonly Word[], place: number, places: number): readonly Word[] {
  return words.slice(place, place === places - 1 ? undefined : place + 1);
}

/** The words with the blanks and line breaks between them, without the options that stood among them. */
function textOf(source: string, words: readonly Word[]): string {
  if (words.length === 1) return words[0]!.text;
  const parts = words.map((word, index) => {
    const gap = index === 0 ? '' : source.slice(words[index - 1]!.end, word.start);
    const blank = /\S/.test(gap) ? (gap.includes('\n') ? '\n' : ' ') : gap;
    return blank + source.slice(word.start, word.end);
  });
  return withoutFences(parts.join(''));
}

function needless(source: string, word: Word): UserError {
  return new UserError({
    wrong: `“${word.text}” was not expected here: this command takes no text.`,
    at: { text: source, span: word },
  });
}
