import { asRequest } from '../../chat/read-request.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandRequest } from '../../chat/request.ts';
import type { Answered, Store } from '../../store/store.ts';
import type { Asked } from './answer.ts';
import type { Shown } from './outlet.ts';

/** Under what an answer is found again: by the message that asked, or by the thread in which it can be followed up. */
export function messagePlace(team: string, channel: string, ts: string): string {
  return `slack:${team}:${channel}:message:${ts}`;
}

/** `thread` is the timestamp of its first message; none: the direct messages with a user as a whole. */
export function threadPlace(team: string, channel: string, thread?: string): string {
  return `slack:${team}:${channel}:thread:${thread ?? ''}`;
}

/** Remembers an answer for edits of the question and for what follows in its thread. A mistake is nothing to follow up. */
export async function remember(
  { asked: request }: Reply,
  { caller, team, message }: Pick<Asked, 'caller' | 'team' | 'message'>,
  shown: Shown | undefined,
  store: Store,
): Promise<void> {
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

/** The request that a text in this thread may follow up. */
export async function followedUp(place: string, store: Store): Promise<CommandRequest | undefined> {
  const request = asRequest((await store.answers.find(place))?.request);
  return request && 'command' in request ? request : undefined;
}

/** The ids of channels of direct messages begin with D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
