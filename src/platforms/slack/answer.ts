import type { Context, webApi } from '@slack/bolt';
import { audienceOf } from '../../chat/audience.ts';
import type { Bot } from '../../chat/bot.ts';
import type { Caller } from '../../chat/caller.ts';
import { unshownReply } from '../../chat/mistake.ts';
import type { Image, Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import { settingsOf } from '../../chat/settings.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import type { Callers } from './callers.ts';
import { type Composing, compose, type View } from './compose.ts';
import { conflated } from './conflate.ts';
import type { Files } from './files.ts';
import type { Outlet } from './outlet.ts';
import { sharePicture } from './pictures.ts';
import type { InOrder } from './queues.ts';
import { refusalOf, UNUSABLE } from './refused.ts';
import { remember } from './remembered.ts';
import { writeReply } from './write-reply.ts';

/** What answers are made with. */
export interface Answering extends Composing {
  readonly bot: Bot;
  readonly store: Store;
  readonly callers: Callers;
  /** Calls that write in a channel. */
  readonly inTurn: InOrder;
  /** What belongs to one conversation. */
  readonly inOrder: InOrder;
  readonly uploads: Uploads;
  readonly files: Files;
  /** Aborted when the program ends. */
  readonly signal: AbortSignal;
}

/** What the answer to one delivery is made with. */
export type AnsweringTo = (context: Context) => Answering;

/** A request as it came from Slack, and where its answer belongs. */
export interface Asked {
  readonly request: Request;
  readonly caller: Caller;
  readonly client: webApi.WebClient;
  readonly outlet: (audience: 'asker' | 'everyone') => Outlet;
  /** The asker's own wish, where they had one. */
  readonly audience?: 'asker' | 'everyone' | undefined;
  /** The message that asked: editing it asks again. */
  readonly message?: string | undefined;
  /** The workspace. */
  readonly team: string;
  readonly page?: number;
  /** Who asked and by what: below what everyone sees. */
  readonly byline?: string | undefined;
  /** Nobody asked: nobody can delete the answer, and what is said in its thread is for others. */
  readonly unasked?: true;
  /** The Replies, where the bot was asked already. */
  readonly replies?: AsyncIterable<Reply>;
}

/** Answers: each Reply replaces the one before, and the last one is remembered for whoever follows it up. */
export async function answer(asked: Asked, answering: Answering): Promise<void> {
  const { bot, signal } = answering;
  const { request, caller } = asked;
  const replies = (asked.replies ?? bot.answer(request, { caller, signal }))[Symbol.asyncIterator]();
  const { value: first } = await replies.next();
  // A mistake in a command is nobody else's business; one in a message is corrected by editing that.
  const isSlip = first.tone === 'mistake' && asked.message === undefined;
  const wish = asked.audience === undefined ? isSlip || undefined : asked.audience === 'asker';
  const audience = audienceOf(first, wish, await settingsOf(answering.store, caller));
  const outlet = asked.outlet(audience);
  const byline = audience === 'everyone' ? asked.byline : undefined;
  for await (const { value: reply, last } of conflated(after(first, replies), outlet.pace)) {
    await show(reply, last, outlet, { ...asked, byline }, answering);
    if (last && !asked.unasked) await remember(reply, asked, outlet.shown(), answering);
  }
}

async function* after(first: Reply, rest: AsyncIterator<Reply>): AsyncGenerator<Reply> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** What Slack does not take is shown in the next simpler way; where it takes none, the user is told so. */
async function show(
  reply: Reply,
  last: boolean,
  outlet: Outlet,
  { client, caller, page = 0, unasked, byline }: Asked,
  answering: Answering,
): Promise<void> {
  for (const way of WAYS) {
    const said = { ...(unasked ? {} : { user: caller.user }), ...(byline === undefined ? {} : { byline }) };
    const view: View = { page, last, ...said, ...way };
    const { message, untold } = await compose(reply, view, client, answering);
    try {
      await outlet.show(message, last);
      if (last) await shareAll(untold, outlet, client, answering);
      return;
    } catch (error) {
      if (refusalOf(error) !== UNUSABLE || way === WAYS.at(-1)) {
        if (last && refusalOf(error) !== undefined) await outlet.show(UNSHOWN, last).catch(() => {});
        throw error;
      }
      answering.onTrouble('Slack refused blocks of an answer; they are shown in a simpler way.', error);
    }
  }
}

/** Takes the place of an answer that Slack does not take in any way. */
const UNSHOWN = writeReply(unshownReply(), { idOf: () => '', fileOf: () => undefined, tables: false });

const WAYS = [
  { tables: true, pictures: true },
  { tables: false, pictures: true },
  { tables: true, pictures: false },
  { tables: false, pictures: false },
] as const;

/** Pictures that no message shows are shared as files of their own, where the bot may do so. */
async function shareAll(
  images: readonly Image[],
  outlet: Outlet,
  client: webApi.WebClient,
  { onTrouble }: Answering,
): Promise<void> {
  const shown = outlet.shown();
  if (!shown) return;
  const { channel, thread } = shown.place;
  for (const image of images) {
    try {
      await sharePicture(client, image, { channel, thread: thread ?? shown.ts });
    } catch (error) {
      onTrouble('A picture could not be shared in Slack; its description stands in the answer.', error);
    }
  }
}
