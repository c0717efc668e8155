import type { Field } from './fields.ts';
import type { Request } from './request.ts';
import { readArguments } from './text-arguments.ts';
import { fenced, wordsOf } from './words.ts';

/** What is to be known of a command to write a request for it. */
export interface Named {
  readonly name: string;
  readonly fields: readonly Field[];
}

/**
 * The text that a user could type for this request; reading it gives the same command and arguments, if there is such a
 * command.
 */
export function writeText(request: Request, commands: readonly Named[]): string {
  if ('text' in request) return request.text;
  const args = Object.fromEntries(
    Object.entries(request.args).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
  const fields = commands.find(({ name }) => name === request.command)?.fields;
  const plain = write(args, fields ?? [], { place: asItIs, option: quotedIfNeeded });
  const text = !fields || readsAs(plain, args, fields) ? plain : write(args, fields, FENCED);
  return `${request.command} ${text}`.trimEnd();
}

interface Marks {
  readonly place: (value: string) => string;
  readonly option: (value: string) => string;
}

const FENCED: Marks = { place: fenced, option: fenced };

function write(args: Readonly<Record<string, string>>, fields: readonly Field[], mark: Marks): string {
  const places = fields.filter(({ name, positional }) => positional && args[name] !== undefined);
  const options = Object.keys(args).filter((name) => !places.some((field) => field.name === name));
  return [
    ...places.flatMap(({ name, separators }) => [
      ...(separators?.slice(0, 1) ?? []),
      mark.place(args[name]!),
    ]),
    ...options.map((name) => `--${name} ${mark.option(args[name]!)}`),
  ].join(' ');
}

function readsAs(text: string, args: Readonly<Record<string, string>>, fields: readonly Field[]) {
  try {
    const read = readArguments(text, fields);
    const names = Object.keys(args);
    return names.length === Object.keys(read).length && names.every((name) => read[name] === args[name]);
  } catch {
    return false;
  }
}

function asItIs(value: string): string {
  return value;
}

/** One word stays as it is; quotation marks that do not read back are mended by a fence. */
function quotedIfNeeded(value: string): string {
  const [word, ...more] = wordsOf(value);
  const isWord = word && more.length === 0 && !word.quoted && !value.startsWith('--');
  return isWord ? value : `"${value}"`;
}
