import type { APIAttachment, APIInteraction } from 'discord.js';
import { audienceOf } from '../../chat/audience.ts';
import type { Caller } from '../../chat/caller.ts';
import { mistakeReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import { settingsOf } from '../../chat/settings.ts';
import { withDeadline } from '../../deadline.ts';
import { UserError } from '../../user-error.ts';
import { deferred, type Respond } from './answer.ts';
import type { Ticket } from './api.ts';
import { withAttachment } from './attachments.ts';
import { callerOf } from './caller.ts';
import { deliver } from './deliver.ts';
import { lookAhead } from './look-ahead.ts';
import { rememberAsked, rememberMessage } from './memory.ts';
import { isUnfinished, messageOf } from './message.ts';
import type { Surroundings } from './surroundings.ts';
import { writeReply } from './write-reply.ts';

/** What is asked for, and how it is to be shown. */
export interface Wanted {
  readonly request: Request;
  /** Whether only the asker sees the answer; the server's choice unless told. */
  readonly secret?: boolean | undefined;
  readonly upload?: APIAttachment | undefined;
  /** The page to show, counted from 0. */
  readonly page?: number;
}

/** Asks the bot, defers, and shows what it says. */
export async function answerRequest(
  interaction: APIInteraction,
  respond: Respond,
  surroundings: Surroundings,
  wanted: Wanted,
): Promise<void> {
  const { api, bot, store } = surroundings;
  const caller = callerOf(interaction);
  const ticket = ticketOf(interaction);
  const audience = await bot.audience(wanted.request);
  const chosen = await settingsOf(store, caller);
  const promised = audienceOf({ ...(audience && { audience }) }, wanted.secret, chosen) === 'asker';
  await withDeadline(LONGEST, async (signal) => {
    // A mistake is found while the request is read: where that is known in time, nobody else sees that there was anything.
    const { first, all } = await lookAhead(repliesTo(wanted, caller, surroundings, signal), SOON);
    const isSecret = first === undefined ? promised : isForAsker(first, promised);
    // The rest is worked out while Discord takes the deferral.
    const deferring = deferred(ticket, respond, api, isSecret);
    deferring.catch(() => {});
    let shownTo = isSecret;
    let message = '';
    let remembering: Promise<void> | undefined;
    const last = await deliver(all, async (reply) => {
      shownTo = isForAsker(reply, isSecret);
      remembering ??= rememberAsked(reply, caller, surroundings, !shownTo);
      // Awaited below; a store that fails before then must not end the program.
      remembering.catch(() => {});
      const content = await contentOf(reply, {
        surroundings,
        asker: caller.user,
        page: wanted.page ?? 0,
        removable: !shownTo,
        bytes: interaction.attachment_size_limit,
        request: wanted.request,
      });
      message = await (await deferring).show(content, shownTo);
    });
    await remembering;
    if (!shownTo) await rememberMessage(last, caller, surroundings, message);
  });
}

/** Milliseconds for which Discord's own word that a command is being sent is enough. */
const SOON = 150;

/** A mistake is nobody's business but the asker's, unless its author decides otherwise. */
function isForAsker(reply: Reply, isSecret: boolean): boolean {
  return audienceOf(reply, isSecret || reply.tone === 'mistake', {}) === 'asker';
}

/** Milliseconds for which an answer is worth waiting for: an interaction's token lives hardly longer. */
export const LONGEST = 14 * 60_000;

/** The bot's Replies to a request with its picture; what is wrong with the picture is a Reply as well. */
export async function* repliesTo(
  { request, upload }: Pick<Wanted, 'request' | 'upload'>,
  caller: Caller,
  surroundings: Surroundings,
  signal: AbortSignal,
): AsyncGenerator<Reply> {
  let complete: Request;
  try {
    complete = await withAttachment(request, upload, surroundings, signal);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield mistakeReply(error);
    return;
  }
  yield* surroundings.bot.answer(complete, { caller, signal });
}

export interface Showing {
  readonly surroundings: Pick<Surroundings, 'controls'>;
  readonly asker: string;
  readonly page: number;
  readonly removable: boolean;
  /** The largest file that may be sent. */
  readonly bytes: number;
  readonly request: Request;
}

/** A Reply as the message that shows it. */
export function contentOf(reply: Reply, showing: Showing) {
  const { surroundings, asker, page, removable, bytes, request } = showing;
  const turned = isUnfinished(reply) ? undefined : (reply.asked ?? request);
  return messageOf(writeReply(reply, bytes), page, {
    controls: surroundings.controls,
    asker,
    request: turned,
    removable: removable && turned !== undefined,
  });
}

export function ticketOf({ id, application_id, token }: APIInteraction): Ticket {
  return { id, application: application_id, token, born: Date.now() };
}
