import type { Command } from './command.ts';
import { type Field, fieldsOf } from './fields.ts';
import { nearest } from './nearest.ts';

/** A value that an argument may get, and what is shown for it. */
export interface Completion {
  readonly value: string;
  readonly label: string;
}

/** How many a platform shows, and how long they may be, in characters. */
const MOST = 25;
const LONGEST = 100;

/** What may be meant by a half-typed argument, the likeliest first: at most 25, of at most 100 characters each. */
export function complete(
  commands: readonly Command<never>[],
  name: string,
  argument: string,
  typed: string,
): readonly Completion[] {
  const command = commands.find((candidate) => candidate.name === name);
  const field = command && fieldsOf(command).find((candidate) => candidate.name === argument);
  // What is longer cannot be offered again, and need not be looked at.
  if (!field || typed.length > LONGEST) return [];
  const offered = command.complete?.(field, typed) ?? matching(valuesOf(field), typed).map(asItIs);
  return firstOfEach(offered)
    .filter(({ value }) => value !== '' && value.length <= LONGEST)
    .slice(0, MOST)
    .map(({ value, label }) => ({ value, label: shortened(label) }));
}

/** The names that what was typed may stand for: those that begin so, those that contain it, the one it resembles. */
export function matching(names: readonly string[], typed: string): readonly string[] {
  const word = typed.trim().toLowerCase();
  const beginning = names.filter((name) => name.toLowerCase().startsWith(word));
  const containing = names.filter((name) => name.toLowerCase().includes(word));
  const near = nearest(word, names);
  return [...new Set([...beginning, ...containing, ...(near ? [near] : [])])];
}

/** The values worth offering for an argument. */
function valuesOf({ type, choices, suggestions }: Field): readonly string[] {
  return choices ?? suggestions ?? (type === 'boolean' ? ['true', 'false'] : []);
}

function asItIs(value: string): Completion {
  return { value, label: value };
}

function firstOfEach(offered: readonly Completion[]): readonly Completion[] {
  return [...new Map([...offered].reverse().map((item) => [item.value, item])).values()].reverse();
}

function shortened(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
}
