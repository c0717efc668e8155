import type { Caller } from '../../chat/caller.ts';
import { keptOf } from '../../chat/kept.ts';
import { asRequest } from '../../chat/read-request.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandRequest } from '../../chat/request.ts';
import type { Answered, Store } from '../../store/store.ts';
import type { Answering, Asked } from './answer.ts';
import type { Shown } from './outlet.ts';

/** Under what an answer is found again: by the message that asked, or by the thread in which it can be followed up. */
export function messagePlace(team: string, channel: string, ts: string): string {
  return `slack:${team}:${channel}:message:${ts}`;
}

/** `thread` is the timestamp of its first message; none: the direct messages with a user as a whole. */
export function threadPlace(team: string, channel: string, thread?: string): string {
  return `slack:${team}:${channel}:thread:${thread ?? ''}`;
}

/** What a user asked last, for the Home tab. */
export function recentPlace(team: string, user: string): string {
  return `slack:${team}:recent:${user}`;
}

/** Remembers an answer for edits of the question and for what follows in its thread. */
export async function remember(
  reply: Reply,
  { caller, team, message }: Pick<Asked, 'caller' | 'team' | 'message'>,
  shown: Shown | undefined,
  { bot, store }: Pick<Answering, 'bot' | 'store'>,
): Promise<void> {
  const request = keptOf(reply, bot.commands);
  if (request !== undefined) await rememberRecent(request, recentPlace(team, caller.user), caller, store);
  if (!shown) return;
  const { channel, thread } = shown.place;
  const answered: Answered = { request: request ?? null, user: caller.user, messages: [shown.ts] };
  const threads = [thread ?? shown.ts, ...(isDirect(channel) && thread === undefined ? [undefined] : [])];
  await Promise.all([
    ...(message === undefined ? [] : [store.answers.keep(messagePlace(team, channel, message), answered)]),
    ...(request === undefined
      ? []
      : threads.map((ts) => store.answers.keep(threadPlace(team, channel, ts), answered))),
  ]);
}

/** The last few requests, each once, the latest first. */
async function rememberRecent(request: CommandRequest, place: string, { user }: Caller, store: Store) {
  const before = (await store.answers.find(place))?.request;
  const others = (Array.isArray(before) ? before : []).filter(
    (other) => JSON.stringify(other) !== JSON.stringify(request),
  );
  await store.answers.keep(place, { request: [request, ...others].slice(0, RECENT), user, messages: [] });
}

const RECENT = 5;

/** The request that a text in this thread may follow up. */
export async function followedUp(place: string, store: Store): Promise<CommandRequest | undefined> {
  const request = asRequest((await store.answers.find(place))?.request);
  return request && 'command' in request ? request : undefined;
}

/** The ids of channels of direct messages begin with D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
