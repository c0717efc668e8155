import type { Command } from './command.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Request } from './request.ts';
import { readText } from './text.ts';
import { fenced } from './words.ts';

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
  const plain = write(request.command, args, fieldsOf(command), asItIs);
  return readsAs(plain, args, commands) ? plain : write(request.command, args, fieldsOf(command), fenced);
}

function write(
  command: string,
  args: Readonly<Record<string, string>>,
  fields: readonly Field[],
  mark: (value: string) => string,
): string {
  const given = fields.filter(({ name }) => args[name] !== undefined);
  const places = given.filter(({ positional }) => positional);
  const options = given.filter(({ positional }) => !positional);
  return [
    command,
    ...places.flatMap(({ name, separators }) => [...(separators?.slice(0, 1) ?? []), mark(args[name]!)]),
    ...options.map(({ name }) => `--${name} ${quotedIfNeeded(args[name]!)}`),
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

function quotedIfNeeded(value: string): string {
  return /^[^\s"'`“„«([{][^\s([{]*$/.test(value) ? value : fencedOrQuoted(value);
}

function fencedOrQuoted(value: string): string {
  return /["\\]/.test(value) ? fenced(value) : `"${value}"`;
}
