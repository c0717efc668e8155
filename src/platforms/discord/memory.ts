import type { Caller } from '../../chat/caller.ts';
import { keptOf } from '../../chat/kept.ts';
import { asRequest } from '../../chat/read-request.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandRequest } from '../../chat/request.ts';
import type { Store } from '../../store/store.ts';
import type { Surroundings } from './surroundings.ts';

/** Where something was said, for whoever follows it up. */
export interface Spot {
  /** The message that is replied to. */
  readonly repliedTo: string | undefined;
  readonly channel: string;
  /** In a thread everyone goes on from what was last; in a channel each from their own. */
  readonly isThread: boolean;
  readonly user: string;
}

/**
 * Remembers what is being answered as the last request of its user in this channel, and of the channel where everyone sees
 * the answer. Begun before the answer is shown: whoever reads it may follow it up at once.
 */
export async function rememberAsked(
  reply: Reply,
  { user, channel }: Caller,
  { bot, store }: Surroundings,
  isPublic: boolean,
): Promise<void> {
  const request = keptOf(reply, bot.commands);
  if (!request || channel === undefined) return;
  const places = [userPlace(channel, user), ...(isPublic ? [channelPlace(channel)] : [])];
  await Promise.all(places.map((place) => store.answers.keep(place, { request, user, messages: [] })));
}

/** Remembers what a message answers, for whoever replies to it. */
export async function rememberMessage(
  reply: Reply,
  { user }: Caller,
  { bot, store }: Surroundings,
  message: string,
): Promise<void> {
  const request = keptOf(reply, bot.commands);
  if (request) await store.answers.keep(messagePlace(message), { request, user, messages: [message] });
}

/** The request that something said here may follow up. */
export async function previousOf(store: Store, spot: Spot): Promise<CommandRequest | undefined> {
  const places = [
    ...(spot.repliedTo === undefined ? [] : [messagePlace(spot.repliedTo)]),
    // A thread that was opened at a message has the message's id.
    ...(spot.isThread ? [channelPlace(spot.channel), messagePlace(spot.channel)] : []),
    userPlace(spot.channel, spot.user),
  ];
  for (const place of places) {
    const request = asRequest((await store.answers.find(place))?.request);
    if (request && 'command' in request) return request;
  }
  return undefined;
}

/** The answers to a user's own message. */
export function questionPlace(question: string): string {
  return `discord:question:${question}`;
}

function messagePlace(message: string): string {
  return `discord:message:${message}`;
}

function channelPlace(channel: string): string {
  return `discord:channel:${channel}`;
}

function userPlace(channel: string, user: string): string {
  return `discord:channel:${channel}:${user}`;
}
