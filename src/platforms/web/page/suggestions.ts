import type { Field } from '../../../chat/fields.ts';
import type { CommandInfo } from './server.ts';

/** What could stand at `[start, end)` of the text instead. */
export interface Suggestion {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly detail: string;
}

/** What fits where the text ends: a command's name, an option's name or an option's value. */
export function suggest(text: string, commands: readonly CommandInfo[]): readonly Suggestion[] {
  const first = /^\s*\/?([\w-]*)$/.exec(text);
  if (first) return suggestCommands(text, first[1]!, commands);
  const command = commandIn(text, commands);
  if (!command) return [];
  const name = /\s--([\w-]*)$/.exec(text);
  if (name) return suggestOptions(text, name[1]!, command);
  const value = /\s--([\w-]+)[ =]([\w:-]*)$/.exec(text);
  return value ? suggestValues(text, value[1]!, value[2]!, command) : [];
}

/** The argument in whose middle a text ends, for the server to say what it may become; `start` is where it begins. */
export interface HalfTyped {
  readonly command: string;
  readonly argument: string;
  readonly typed: string;
  readonly start: number;
}

/** What the server can help to type: layers, their input and the image. Layers without a command are compared. */
export function halfTyped(text: string, commands: readonly CommandInfo[]): HalfTyped | undefined {
  const named = commandIn(text, commands);
  const command = named ?? (LAYERS.test(text) ? commands.find(takesLayers) : undefined);
  if (!command) return undefined;
  const { fields, name } = command;
  const [, option, value = ''] = /\s--([\w-]+)[ =](\S*)$/.exec(text) ?? [];
  const start = named ? /^\s*\/?[\w-]+\s*/.exec(text)![0].length : 0;
  const found =
    option === undefined
      ? positionalAt(text, start, fields)
      : { field: fields.find((field) => field.name === option), start: text.length - value.length };
  if (!found?.field?.format) return undefined;
  return { command: name, argument: found.field.name, typed: text.slice(found.start), start: found.start };
}

/** A text that may be layers, and no sentence. */
const LAYERS = /^[^\s]*[@(\d]/;

function takesLayers({ fields }: CommandInfo): boolean {
  return fields[0]?.format === 'layers';
}

/** The positional argument at the end of a text: behind the last word that parts two of them. */
function positionalAt(text: string, from: number, fields: readonly Field[]) {
  if (/\s--/.test(text)) return undefined;
  const positional = fields.filter((field) => field.positional);
  const parted = positional.flatMap((field) =>
    (field.separators ?? []).flatMap((word) => {
      const at = text.toLowerCase().lastIndexOf(` ${word.toLowerCase()} `);
      return at < from ? [] : [{ field, start: at + word.length + 2 }];
    }),
  );
  return parted.sort((one, other) => other.start - one.start)[0] ?? { field: positional[0], start: from };
}

/** The command that a text begins with. */
function commandIn(text: string, commands: readonly CommandInfo[]): CommandInfo | undefined {
  const word = /^\s*\/?([\w-]+)/.exec(text)?.[1]?.toLowerCase();
  return commands.find(({ name }) => name === word);
}

/** The option that hands a picture to what the text asks for; layers without a command are compared. */
export function imageOption(text: string, commands: readonly CommandInfo[]): string | undefined {
  const command = commandIn(text, commands);
  const fields = command ? command.fields : commands.flatMap((any) => any.fields);
  const option = fields.find(({ format }) => format === 'image')?.name;
  return option && !text.includes(`--${option}`) ? option : undefined;
}

function suggestCommands(
  text: string,
  typed: string,
  commands: readonly CommandInfo[],
): readonly Suggestion[] {
  if (text.trim() === '') return [];
  const start = text.length - typed.length;
  return commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, summary }) => ({ start, end: text.length, insert: name, detail: summary }));
}

function suggestOptions(text: string, typed: string, { fields }: CommandInfo): readonly Suggestion[] {
  return fields
    .filter(({ name, positional }) => !positional && name.startsWith(typed) && !text.includes(`--${name} `))
    .map(({ name, description }) => ({
      start: text.length - typed.length,
      end: text.length,
      insert: name,
      detail: description,
    }));
}

function suggestValues(
  text: string,
  name: string,
  typed: string,
  { fields }: CommandInfo,
): readonly Suggestion[] {
  const field = fields.find((candidate) => candidate.name === name);
  return (field ? valuesOf(field) : [])
    .filter((value) => value.startsWith(typed) && value !== typed)
    .map((value) => ({ start: text.length - typed.length, end: text.length, insert: value, detail: '' }));
}

/** The values worth offering for an argument. */
export function valuesOf({ choices, suggestions }: Field): readonly string[] {
  return choices ?? suggestions ?? [];
}
