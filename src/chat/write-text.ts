import type { Command } from './command.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Request } from './request.ts';
import { readText } from './text.ts';
import { fenced, wordsOf } from './words.ts';

/** The text that a user could type for this request; reading it gives the same command and arguments. */
export function writeText(request: Request, commands: readonly Command<never>[]): string {
  if ('text' in request) return request.text;
  const command = commands.find(({ name }) => name === request.command);
  if (!command) throw new Error(`No command is called ${request.command}.`);
  const args = Object.fromEntries(
    Object.entries(request.args).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  const plain = write(request.command, args, fieldsOf(command), { place: asItIs, option: quotedIfNeeded });
  if (readsAs(plain, args, commands)) return plain;
  return write(request.command, args, fieldsOf(command), { place: fenced, option: fenced });
}

function write(
  command: string,
  args: Readonly<Record<string, string>>,
  fields: readonly Field[],
  mark: { readonly place: (value: string) => string; readonly option: (value: string) => string },
): string {
  const given = fields.filter(({ name }) => args[name] !== undefined);
  const places = given.filter(({ positional }) => positional);
  const options = given.filter(({ positional }) => !positional);
  return [
    command,
    ...places.flatMap(({ name, separators }) => [
      ...(separators?.slice(0, 1) ?? []),
      mark.place(args[name]!),
    ]),
    ...options.map(({ name }) => `--${name} ${mark.option(args[name]!)}`),
  ].join(' ');
}

function readsAs(text: string, args: Readonly<Record<string, string>>, commands: readonly Command<never>[]) {
  try {
    const read = readText(text, commands).args;
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
