import type * as z from 'zod';
import type { Caller } from './caller.ts';
import type { Completion } from './complete.ts';
import type { Field } from './fields.ts';
import type { Audience, Reply } from './reply.ts';
import type { CommandRequest } from './request.ts';

/**
 * A command, declared once. `C` is what it is handed to work with. The metadata of an argument (`.meta({…})`) may say:
 * `description`; `format`: `layers` | `input` | `image` (what helps to type it) | `words` (somebody's own, which no chat keeps); `suggestions`: values to offer;
 * `separators`: the words between it and the argument before it in a text (`vs`).
 */
export interface Command<C, A extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  readonly args: A;
  /** Texts that a user can type, the command's name included; each one answers without a mistake. */
  readonly examples: readonly string[];
  /** Whether it answers in channels that the moderators did not choose as well. */
  readonly everywhere?: boolean;
  /**
   * Whom a chat shows the answer to, where the command decides it. It is known before there is an answer, for a chat says
   * then who will see it.
   */
  audience?(args: z.output<A>, context: C): Audience | undefined | Promise<Audience | undefined>;
  /** Whether a text that names no command is meant for this one. The first command that says so takes it. */
  understands?(text: string): boolean;
  /** What a half-typed argument may become, the likeliest first; undefined: one of the field's own values. */
  complete?(field: Field, typed: string): readonly Completion[] | undefined;
  /** How a request for this command is changed by what is said next. */
  readonly follow?: FollowUps;
  /** Loads what its first answer would have to wait for; for programs that stay. */
  prepare?(): Promise<void>;
  /** May yield several Replies; each replaces the one before. Throws UserError for what the user can mend. */
  run(args: z.output<A>, context: C, caller: Caller): Promise<Reply> | AsyncIterable<Reply>;
}

/** What may be said after an answer: “now with stride 2”. */
export interface FollowUps {
  /** Texts that are understood, to show. */
  readonly examples: readonly string[];
  /**
   * The arguments as the text changes those of the request before; undefined where it says nothing about them.
   * Throws UserError where it is understood and cannot be done.
   */
  change(text: string, args: CommandRequest['args']): CommandRequest['args'] | undefined;
}

/** Declares a command, so that `run` is typed by its own `args`. */
export function command<C, A extends z.ZodObject>(declared: Command<C, A>): Command<C> {
  return declared as unknown as Command<C>;
}
