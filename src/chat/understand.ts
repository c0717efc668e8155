import { UserError } from '../user-error.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { nearest } from './nearest.ts';
import type { CommandRequest, Request, TextRequest } from './request.ts';
import { readText } from './text.ts';

/** The longest text that is read, in UTF-16 units: room for a model of more than a thousand layers. */
export const LONGEST_TEXT = 100_000;

/** What is asked for: the command and its arguments, and the request that says the same. Throws UserError. */
export function understand(request: Request, commands: readonly Command<never>[]) {
  const asked = 'text' in request ? readTextRequest(request, commands) : request;
  const { command: name, args } = asked;
  requireLength(args);
  const command = commandCalled(name, commands);
  if (!command) throw unknownCommand(name, commands);
  return { command, args: parseArguments(command, args), asked };
}

/** The command of this name. */
export function commandCalled(name: string, commands: readonly Command<never>[]) {
  return commands.find((candidate) => candidate.name === name);
}

function readTextRequest(
  { text, previous }: TextRequest,
  commands: readonly Command<never>[],
): CommandRequest {
  requireLength({ ...previous?.args, text });
  return readText(text, commands, previous);
}

function requireLength(args: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'string' || value.length <= LONGEST_TEXT) continue;
    throw new UserError({
      wrong: `${name} has ${value.length.toLocaleString('en')} characters, and at most ${LONGEST_TEXT.toLocaleString('en')} are read.`,
    });
  }
}

function unknownCommand(name: string, commands: readonly Command<never>[]): UserError {
  const names = commands.map((command) => command.name);
  return new UserError({ wrong: `No command is called “${name}”.`, write: nearest(name, names) ?? 'help' });
}
