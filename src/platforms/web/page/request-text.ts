import type { Field } from '../../../chat/fields.ts';
import type { CommandRequest, Request } from '../../../chat/request.ts';
import type { CommandInfo } from './server.ts';

/** A request as its author would have typed it. */
export function requestText(request: Request, commands: readonly CommandInfo[]): string {
  if ('text' in request) return request.text;
  const fields = commands.find(({ name }) => name === request.command)?.fields ?? [];
  const placed = fields.filter((field) => field.positional && isGiven(request, field.name));
  const named = Object.keys(request.args).filter(
    (name) => isGiven(request, name) && !placed.some((field) => field.name === name),
  );
  const text = placed.map((field, index) => placedText(field, index, String(request.args[field.name])));
  return [request.command, ...text, ...named.map((name) => option(name, request.args[name]))].join(' ');
}

function placedText({ separators }: Field, index: number, value: string): string {
  return index > 0 && separators?.[0] ? `${separators[0]} ${value}` : value;
}

function option(name: string, value: unknown): string {
  const text = String(value);
  return value === true ? `--${name}` : `--${name} ${/\s/.test(text) ? JSON.stringify(text) : text}`;
}

function isGiven({ args }: CommandRequest, name: string): boolean {
  return args[name] !== undefined && args[name] !== null && args[name] !== false;
}
