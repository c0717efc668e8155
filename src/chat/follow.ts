import { UserError } from '../user-error.ts';
import type { Command } from './command.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { CommandRequest } from './request.ts';
import { optionAt } from './text-options.ts';
import { type Word, wordsOf } from './words.ts';

/**
 * The request before as a text changes it: “seed 5”, “next page”, “on cat”, and what the command itself understands.
 * Undefined as soon as a word says nothing about it. Throws UserError.
 */
export function followUp(
  text: string,
  previous: CommandRequest,
  commands: readonly Command<never>[],
): CommandRequest | undefined {
  const command = commands.find(({ name }) => name === previous.command);
  if (!command) return undefined;
  const fields = fieldsOf(command).filter(({ positional }) => !positional);
  const { options, rest } = spokenIn(text.replace(OPENING, ''), fields, previous.args);
  const args = { ...previous.args, ...options };
  if (rest === '') return Object.keys(options).length > 0 ? { command: command.name, args } : undefined;
  const changed = command.follow?.change(rest, args);
  return changed && { command: command.name, args: changed };
}

/** What is neither a request of its own nor one for something else in the answer before. */
export function notUnderstood(
  text: string,
  previous: CommandRequest,
  commands: readonly Command<never>[],
): UserError {
  const examples = commands.find(({ name }) => name === previous.command)?.follow?.examples ?? [];
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return new UserError({
    wrong: `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}” was read: it is neither a command nor a layer, and it changes nothing in “${previous.command}” as far as is understood here.`,
    write: examples.length > 0 ? examples.join(', or ') : 'help',
  });
}

/** Words that lead from one request to the next. */
const OPENING =
  /^\s*(?:(?:and|but|so|then|now|ok|okay|please|no(?=\s*,)|also|again|hm+|well|what about|how about|what if|let's|try|use|using|(?:could|can|would) you|make it|do it|do|the same|same (?=with|but|on|in|for)|it|instead|thanks|thank you)\b[\s,.:!]*)*/i;
const CLOSING = /^(?:please|instead|again|now|then|too|also|thanks|though)$/i;

/** What may stand around options without saying anything. */
const BETWEEN = /^(?:with|and|the|a|an|image|picture|filters|weights|on|of|to|in|use|as)$/i;

function spokenIn(text: string, fields: readonly Field[], args: CommandRequest['args']) {
  const words = wordsOf(text);
  const options: Record<string, string> = {};
  const rest: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const option = optionAt(words, at, fields, text) ?? spoken(words, at, fields, args);
    if (option) options[option.field.name] = option.value;
    else rest.push(words[at]!);
    at += option?.words ?? 1;
  }
  const kept = rest.filter((word) => !CLOSING.test(bare(word.text)) && bare(word.text) !== '');
  const said = kept.some((word) => !BETWEEN.test(bare(word.text))) ? kept : [];
  return { options, rest: said.map((word) => text.slice(word.start, word.end)).join(' ') };
}

/** `seed 5`, `next page`, `random`. */
function spoken(words: readonly Word[], at: number, fields: readonly Field[], args: CommandRequest['args']) {
  const [word, next] = [bare(words[at]!.text), bare(words[at + 1]?.text ?? '')];
  const named = fields.find(({ name }) => name === word.toLowerCase());
  if (named && isValue(next, named))
    return { field: named, value: named.choices ? next.toLowerCase() : next, words: 2 };
  const step = STEPS[word.toLowerCase()];
  const counted = fields.find(({ name, type }) => type === 'integer' && name === next.toLowerCase());
  if (step !== undefined && counted) {
    const from = Number(args[counted.name] ?? counted.default ?? 0);
    return { field: counted, value: String(Math.max(from + step, counted.minimum ?? 0)), words: 2 };
  }
  const choosing = fields.filter(({ choices, suggestions }) =>
    (choices ?? suggestions)?.includes(word.toLowerCase()),
  );
  if (choosing.length !== 1) return undefined;
  const owned = next.toLowerCase() === choosing[0]!.name;
  return { field: choosing[0]!, value: word.toLowerCase(), words: owned ? 2 : 1 };
}

const STEPS: Readonly<Record<string, number | undefined>> = { next: 1, another: 1, previous: -1 };

function isValue(text: string, { type, choices, suggestions }: Field): boolean {
  switch (type) {
    case 'integer':
    case 'number':
      return /^-?[\d.]+$/.test(text);
    case 'boolean':
      return /^(?:true|false|yes|no)$/i.test(text);
    case 'choice':
      return choices!.includes(text.toLowerCase());
    case 'text':
      return /\d/.test(text) || (suggestions?.includes(text.toLowerCase()) ?? false);
    default:
      return type satisfies never;
  }
}

function bare(text: string): string {
  return text.replace(/[.,;!?]+$/, '');
}
