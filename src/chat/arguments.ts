import type * as z from 'zod';
import { type Mistake, UserError } from '../user-error.ts';
import type { Command } from './command.ts';
import { type Field, fieldsOf } from './fields.ts';
import { nearest } from './nearest.ts';
import { exampleOf } from './text-options.ts';

/**
 * Checks and types the arguments of a command. Numbers and booleans may be written as strings, as texts and forms do;
 * empty strings count as absent. Throws UserError with every mistake.
 */
export function parseArguments(
  command: Command<never>,
  args: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = fieldsOf(command);
  const unknown = Object.keys(args).filter((name) => !fields.some((field) => field.name === name));
  const typed = Object.fromEntries(fields.flatMap((field) => entry(field, args[field.name])));
  const parsed = command.args.safeParse(typed);
  const mistakes = [
    ...unknown.map((name) => unknownName(name, command.name, fields)),
    ...firstOfEach(parsed.error?.issues ?? []).map((issue) => explain(issue, command, typed, args)),
  ];
  if (mistakes.length > 0) throw new UserError(...mistakes);
  return parsed.data as Record<string, unknown>;
}

/** A value can break several limits at once; one mistake tells them all. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.filter(({ path }, index) => issues.findIndex((other) => other.path[0] === path[0]) === index);
}

function entry(field: Field, value: unknown): readonly (readonly [string, unknown])[] {
  if (value === undefined || value === null) return [];
  // Programs may write the number of a layer, or 224 as an input, as a number.
  if (typeof value === 'number' && field.type === 'text') return [[field.name, String(value)]];
  if (typeof value !== 'string') return [[field.name, value]];
  const trimmed = value.trim();
  if (trimmed === '' && !field.required) return [];
  return [[field.name, typedAs(field, trimmed)]];
}

function typedAs(field: Field, text: string): unknown {
  switch (field.type) {
    case 'text':
      return text;
    case 'choice':
      return text.toLowerCase();
    case 'integer':
    case 'number':
      return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return BOOLEANS[text.toLowerCase()] ?? text;
    default:
      return field.type satisfies never;
  }
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

function unknownName(name: string, command: string, fields: readonly Field[]): Mistake {
  const names = fields.map((field) => field.name);
  return {
    wrong: `${command} has no argument “${name}”.`,
    write: nearest(name, names) ?? (names.length > 0 ? `one of ${names.join(', ')}` : undefined),
  };
}

function explain(
  issue: z.core.$ZodIssue,
  command: Command<never>,
  typed: Readonly<Record<string, unknown>>,
  args: Readonly<Record<string, unknown>>,
): Mistake {
  const field = fieldsOf(command).find(({ name }) => name === issue.path[0]);
  if (!field) return { wrong: issue.message };
  const read = args[field.name];
  if (typed[field.name] === undefined || typed[field.name] === '') {
    const write = command.examples[0] ?? suggestion(field);
    return { wrong: `${field.name} is missing: ${lowered(field.description)}`, write };
  }
  const told = issue.code === 'custom' ? issue.message : `must be ${expected(field)}`;
  return { wrong: `${field.name} ${told}, and ${quote(read)} was read.`, write: suggestion(field, read) };
}

/** What a field takes, in words. */
function expected(field: Field): string {
  switch (field.type) {
    case 'text':
      return `a text of at most ${field.maxLength?.toLocaleString('en') ?? 'any number of'} characters`;
    case 'choice':
      return `one of ${field.choices!.join(', ')}`;
    case 'integer':
      return `a whole number${range(field)}`;
    case 'number':
      return `a number${range(field)}`;
    case 'boolean':
      return 'true or false';
    default:
      return field.type satisfies never;
  }
}

function range({ minimum, maximum }: Field): string {
  const low = minimum?.toLocaleString('en');
  const high = maximum?.toLocaleString('en');
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return ` of at least ${low}`;
  return high === undefined ? '' : ` of at most ${high}`;
}

function suggestion(field: Field, read?: unknown): string | undefined {
  if (field.type === 'text' && field.suggestions === undefined) return undefined;
  return `--${field.name} ${nearest(String(read), field.choices ?? []) ?? exampleOf(field)}`;
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

function lowered(description: string): string {
  const sentence = /[.!?]$/.test(description) ? description : `${description}.`;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
