import { randomUUID } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { UserError } from '../user-error.ts';
import { Overload } from '../work/work.ts';
import { type Caller, OWNER } from './caller.ts';
import type { Command } from './command.ts';
import { type Limits, TooOften } from './limits.ts';
import {
  bugReply,
  cancelledReply,
  elsewhereReply,
  mistakeReply,
  type Outcome,
  outcomeOf,
  overloadReply,
  tooOftenReply,
} from './mistake.ts';
import type { Audience, Reply } from './reply.ts';
import type { Request } from './request.ts';
import { createRounds } from './rounds.ts';
import { answersHere, settingsOf } from './settings.ts';
import { commandCalled, understand } from './understand.ts';
import { untilAborted } from './until-aborted.ts';

/** The registry and the one way to an answer. */
export interface Bot {
  readonly commands: readonly Command<never>[];
  /**
   * Never rejects and always yields at least one Reply: mistakes and bugs become Replies as well.
   * When `signal` is aborted it ends without waiting for work under way.
   */
  answer(request: Request, asking?: Asking): AsyncIterable<Reply>;
  /** Whom the command shows its answer to, before there is one; undefined where it leaves that open. Never rejects. */
  audience(request: Request): Promise<Audience | undefined>;
}

/** How a request was made. */
interface Asking {
  /** Whoever sits at the machine unless a platform says who. */
  readonly caller?: Caller;
  readonly signal?: AbortSignal;
}

/** What surrounds the answering. */
export interface BotOptions {
  readonly reportBug?: ReportBug;
  /** Told of every request once it has ended. */
  readonly onEnded?: (ended: Ended) => void;
  /** How much each caller may ask for; without them, as much as they like. */
  readonly limits?: Limits;
  /** Where the settings of servers are; without it, the bot answers in every channel. */
  readonly store?: Pick<Store, 'settings'>;
}

/** A request that has ended. It says nothing of what was asked, nor by whom. */
export interface Ended {
  /** Names the request in the log; on a bug it is shown to the user. */
  readonly id: string;
  readonly platform: string;
  /** The command's name; `unread` where the request was not understood. */
  readonly command: string;
  readonly outcome: Outcome;
  readonly milliseconds: number;
}

/** Told of every bug once; the user is shown the id. */
type ReportBug = (bug: { readonly id: string; readonly error: unknown; readonly request: Request }) => void;

/** Makes the bot that answers with these commands. */
export function createBot<C>(
  commands: readonly Command<C>[],
  context: C,
  { reportBug = onStandardError, onEnded, limits, store }: BotOptions = {},
): Bot {
  const registry = commands as readonly Command<never>[];
  const rounds = createRounds();

  async function* attempt(
    request: Request,
    caller: Caller,
    signal: AbortSignal | undefined,
    record: Pending,
  ) {
    try {
      await limits?.take(caller);
      await rounds.begin();
      const { command, args, asked } = understand(request, registry);
      record.command = command.name;
      const chosen = store && !command.everywhere ? await settingsOf(store, caller) : {};
      if (!answersHere(chosen, caller)) {
        yield elsewhereReply(chosen.channels ?? []);
        return;
      }
      const audience = await command.audience?.(args as never, context as never);
      const asker = signal ? { ...caller, signal } : caller;
      const answer = command.run(args as never, context as never, asker);
      const replies = untilAborted(Symbol.asyncIterator in answer ? answer : one(answer), signal);
      let isFirst = true;
      for await (const reply of replies) {
        // First words go before pictures.
        if (!isFirst) await rounds.behind();
        isFirst = false;
        yield { asked, ...(audience && { audience }), ...reply };
      }
    } catch (error) {
      const reply = troubleReply(error, record.id, signal);
      if (outcomeOf(reply) === 'bug') reportBug({ id: record.id, error, request });
      yield reply;
    }
  }

  return {
    commands: registry,
    async audience(request) {
      // Nothing is read that does not have to be: whoever asks this has yet to be told that an answer is being made.
      if ('command' in request && !commandCalled(request.command, registry)?.audience) return undefined;
      try {
        const { command, args } = understand(request, registry);
        return await command.audience?.(args as never, context as never);
      } catch {
        // What is wrong with a request is told by its answer.
        return undefined;
      }
    },
    async *answer(request, { caller = OWNER, signal } = {}) {
      const start = performance.now();
      const record: Pending = { id: randomUUID().slice(0, 8), command: 'unread', outcome: 'cancelled' };
      try {
        for await (const reply of attempt(request, caller, signal, record)) {
          // Whoever leaves before the last Reply has cancelled.
          record.outcome = reply.tone === 'working' ? 'cancelled' : outcomeOf(reply);
          yield reply;
        }
      } finally {
        if (record.outcome === 'mistake') await limits?.refund(caller);
        onEnded?.({ ...record, platform: caller.platform, milliseconds: performance.now() - start });
      }
    },
  };
}

/** What is known of a request so far. */
interface Pending {
  readonly id: string;
  command: string;
  outcome: Outcome;
}

/** The last Reply to a request, for whoever shows no progress. */
export async function finalReply(replies: AsyncIterable<Reply>): Promise<Reply> {
  let last: Reply | undefined;
  for await (const reply of replies) last = reply;
  if (!last) throw new Error('A command ended without a Reply.');
  return last;
}

function onStandardError({ id, error }: Parameters<ReportBug>[0]): void {
  console.error(`${new Date().toISOString()} bug ${id}`, error);
}

async function* one(reply: Promise<Reply>): AsyncGenerator<Reply> {
  yield await reply;
}

function troubleReply(error: unknown, id: string, signal: AbortSignal | undefined): Reply {
  if (error instanceof UserError) return mistakeReply(error);
  if (error instanceof Overload) return overloadReply(error);
  if (error instanceof TooOften) return tooOftenReply(error);
  if (signal?.aborted) return cancelledReply();
  return bugReply(id);
}
