import type { Command } from '../../chat/command.ts';
import { type Field, fieldsOf } from '../../chat/fields.ts';
import { asRequest } from '../../chat/read-request.ts';
import type { CommandRequest, Request } from '../../chat/request.ts';
import { fenced, wordsOf } from '../../chat/words.ts';
import { UserError } from '../../user-error.ts';
import type { Files } from './files.ts';

/** What stands on the command line, the shell's quotation marks already gone. */
export interface CommandLine {
  readonly command?: Command<never>;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
  /** The file named by `--file`. */
  readonly file?: string;
}

/** The request that a command line makes. Throws UserError for a file that cannot be read. */
export function readCommandLine(line: CommandLine, files: Files): Request {
  const fields = line.command ? fieldsOf(line.command) : [];
  const words = line.words.map((word) => (word.startsWith('@') ? files.inText(word.slice(1)) : word));
  const places = line.file === undefined ? words : [files.inText(line.file), ...words];
  const options = fields.flatMap((field) => optionText(field, line.options[field.name], files));
  const name = line.command ? [line.command.name] : [];
  return { text: [...name, ...apart(places, fields), ...options].join(' ') };
}

/** The request that a line typed in a conversation makes, which may follow up the one before. Throws UserError for a file that cannot be read. */
export function readTyped(text: string, files: Files, previous?: CommandRequest): Request {
  const parts: string[] = [];
  let at = 0;
  for (const word of wordsOf(text)) {
    if (word.quoted || !word.text.startsWith('@')) continue;
    parts.push(text.slice(at, word.start), files.inText(word.text.slice(1)));
    at = word.end;
  }
  return { text: parts.join('') + text.slice(at), ...(previous ? { previous } : {}) };
}

/** The request in a line from a program: JSON, or a text as typed. Throws UserError for JSON that is no request. */
export function readLine(line: string): Request {
  if (!line.trimStart().startsWith('{')) return { text: line };
  const request = asRequest(parseJson(line));
  if (request) return request;
  throw new UserError({
    wrong: 'The line is JSON but no request.',
    write: '{"command":"summary","args":{"model":"64@3x3","input":"28x28x1"}}',
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new UserError({ wrong: `The line begins as JSON but is none: ${(error as Error).message}.` });
  }
}

/** As many words as places and no separator among them: each was an argument of its own in the shell. */
function apart(words: readonly string[], fields: readonly Field[]): readonly string[] {
  const places = fields.filter(({ positional }) => positional).length;
  const separators = fields.flatMap((field) => field.separators ?? []);
  const separated = words.some((word) => separators.includes(word.toLowerCase()));
  if (places < 2 || words.length !== places || separated) return words;
  return words.map((word) => (isFenced(word) ? word : fenced(word)));
}

function optionText(field: Field, value: string | boolean | undefined, files: Files): readonly string[] {
  if (value === undefined) return [];
  if (field.type === 'boolean') return [`--${field.name}=${value}`];
  const text = field.format === 'image' ? files.image(String(value)) : String(value);
  return [`--${field.name}`, fenced(text)];
}

function isFenced(word: string): boolean {
  return wordsOf(word)[0]?.end === word.length && word.startsWith('```');
}
