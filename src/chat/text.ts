import { UserError } from '../user-error.ts';
import type { Command } from './command.ts';
import { fieldsOf } from './fields.ts';
import { followUp, notUnderstood } from './follow.ts';
import { nearest } from './nearest.ts';
import { isQuestion } from './question.ts';
import type { CommandRequest } from './request.ts';
import { readArguments } from './text-arguments.ts';
import { wordsOf } from './words.ts';

/**
 * Reads a text as typed: `compare A vs B --seed 1`. `/`, `/conv` or a mention may stand before the command's name; a text
 * that names no command changes the request before it, if there is one and the text says how; else it goes to the first
 * command that understands it. Throws UserError.
 */
export function readText(
  text: string,
  commands: readonly Command<never>[],
  previous?: CommandRequest,
): CommandRequest {
  const address = /^\s*(?:<@[^>]*>[\s,:]*|@conv\w*[\s,:]+)?(?:\/conv(?=\s|$)|\/(?=\w))?\s*/i.exec(text)![0];
  const rest = text.slice(address.length);
  const named = namedCommand(rest, commands);
  if (named && !isInSentence(rest, named.length)) return request(named.command, rest.slice(named.length));
  const changed = previous && followUp(rest, previous, commands);
  if (changed) return changed;
  // “How” is one letter from “show”, and no slip of it.
  if (!isQuestion(rest)) requireNoTypo(text, address.length, commands);
  const taker = commands.find((command) => command.understands?.(rest));
  if (taker) return request(taker, rest);
  throw previous && rest !== ''
    ? notUnderstood(rest, previous, commands)
    : unknownCommand(text, address.length);
}

function request(command: Command<never>, source: string): CommandRequest {
  return { command: command.name, args: readArguments(source, fieldsOf(command)) };
}

function namedCommand(text: string, commands: readonly Command<never>[]) {
  for (const command of commands) {
    const pattern = command.name.replaceAll('-', '[-_ ]?');
    const found = new RegExp(`^${pattern}(?=[\\s:,]|$)[:,]?`, 'i').exec(text);
    if (found) return { command, length: found[0].length };
  }
  return undefined;
}

/** “Receptive field of three 3x3?” begins with words that happen to be a command's name. */
function isInSentence(text: string, length: number): boolean {
  return text.slice(0, length).trim().includes(' ') && isQuestion(text);
}

/** `comapre A vs B` is not run as what it resembles: the corrected text is offered instead. */
function requireNoTypo(text: string, start: number, commands: readonly Command<never>[]): void {
  const word = /^[\w-]+(?=\s|$)/.exec(text.slice(start))?.[0];
  const meant =
    word &&
    nearest(
      word,
      commands.map((command) => command.name),
    );
  if (!meant) return;
  const end = start + word.length;
  throw new UserError({
    wrong: `No command is called “${word}”.`,
    write: `${meant}${text.slice(end)}`.trimEnd(),
    at: { text, span: { start, end } },
  });
}

function unknownCommand(text: string, start: number): UserError {
  const word = wordsOf(text.slice(start))[0];
  if (!word) return new UserError({ wrong: 'The text is empty.', write: 'help' });
  const span = { start: start + word.start, end: start + word.end };
  return new UserError({
    wrong: `“${word.text}” is neither a command nor a layer.`,
    write: 'help',
    at: { text, span },
  });
}
