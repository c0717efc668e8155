import type { Level, Question } from './question.ts';
import { rightOption } from './question.ts';

/** A place of a platform; the ids are its own. */
interface Place {
  readonly platform: string;
  readonly server?: string;
  readonly channel?: string;
}

/** A question as it was put in a place; plain JSON, kept while it can be answered. */
export interface Put {
  readonly question: Question;
  /** Who answers: whoever asked, a group against the clock, or everybody until the next day. */
  readonly mode: Mode;
  /** What was asked for, for the next question; what is absent is left to repetition. */
  readonly wanted: { readonly skill?: string; readonly level?: Level };
  /** When the next question of the day comes, in milliseconds since 1970, where one comes. */
  readonly until?: number;
  /** Where it was put, for whoever goes on with it after a restart. */
  readonly place: Place;
}

export const MODES = ['solo', 'group', 'daily'] as const;

export type Mode = (typeof MODES)[number];

/** When a round ends, in milliseconds since 1970; undefined where it never does. A daily one ends when the next comes. */
export function endOf({ opened, closes, data }: Timed): number | undefined {
  const { mode, until } = data as Put;
  return closes ?? (mode === 'daily' ? (until ?? opened + DAY) : undefined);
}

interface Timed {
  readonly opened: number;
  readonly closes?: number;
  readonly data: unknown;
}

const DAY = 24 * 3600 * 1000;

/** `A`, `B`, …: the letter by which an option is chosen. */
export function letterOf(index: number): string {
  return 'ABCDEFGH'[index]!;
}

/** An option with its letter: `B · 26×26×4`. */
export function optionText({ options }: Question, index: number): string {
  return `${letterOf(index)} · ${options[index]!.label}`;
}

/** The right option with its letter. */
export function rightText(question: Question): string {
  return optionText(question, rightOption(question));
}

/** The option that a text means: its letter, its number counted from 1, or its own text. */
export function optionMeant({ options }: Question, typed: string): number | undefined {
  const plain = simple(typed);
  const byText = options.findIndex(({ label }) => simple(label) === plain);
  if (byText >= 0) return byText;
  const index = /^[a-z]$/.test(plain)
    ? plain.charCodeAt(0) - 97
    : /^\d$/.test(plain)
      ? Number(plain) - 1
      : -1;
  return index >= 0 && index < options.length ? index : undefined;
}

/** `26x26x4` is `26×26×4`, `1600` is `1,600`. */
function simple(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('×', 'x')
    .replace(/[\s,().]/g, '');
}
