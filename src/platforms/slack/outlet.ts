import type { webApi } from '@slack/bolt';
import type { Message } from './block-kit.ts';
import type { Pace } from './conflate.ts';
import type { InOrder } from './queues.ts';
import { Refused, refusalOf, UNUSABLE } from './refused.ts';
import { respond } from './response-url.ts';

/** Where one answer is shown. What is shown replaces what was shown before. */
export interface Outlet {
  readonly pace: Pace;
  /** `last`: nothing follows. */
  show(message: Message, last: boolean): Promise<void>;
  /** The place of the message that holds the answer, once there is one; the asker's own messages have none. */
  shown(): Shown | undefined;
}

/** A message of the bot's own: its channel and its timestamp, which is its id there. */
export interface Shown {
  readonly place: Place;
  readonly ts: string;
}

/** A channel or a thread in it. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

/** A message of the bot's own in a channel: posted once, then changed. `answer` is one that is there already. */
export function channelOutlet(
  client: webApi.WebClient,
  inTurn: InOrder,
  place: Place,
  answer?: string,
): Outlet {
  let { channel } = place;
  let ts = answer;
  return {
    pace: { first: 0, gap: 1000 },
    async show(message) {
      const content = { ...QUIET, ...asSent(message), channel };
      const sent = (await inTurn(channel, () =>
        ts === undefined
          ? client.apiCall('chat.postMessage', { ...content, ...threadOf(place) })
          : client.apiCall('chat.update', { ...content, ts }),
      )) as Sent;
      ts = sent.ts ?? ts;
      // A message to a user's id lies in a channel with an id of its own.
      channel = sent.channel ?? channel;
      requirePictures(message, sent.message?.blocks);
    },
    shown: () => (ts === undefined ? undefined : { place: { ...place, channel }, ts }),
  };
}

/** Blocks as the text that they are sent as: from objects, Slack's client first makes copies for its own log. */
function asSent({ text, blocks }: Message) {
  return { text, blocks: JSON.stringify(blocks) };
}

function threadOf({ thread }: Place) {
  return thread === undefined ? {} : { thread_ts: thread };
}

interface Sent {
  readonly channel?: string;
  readonly ts?: string;
  readonly message?: { readonly blocks?: readonly { readonly type?: string }[] };
}

/** A picture that Slack took and does not show is as good as refused. */
function requirePictures({ blocks }: Message, kept: readonly { readonly type?: string }[] | undefined): void {
  const pictures = (all: readonly { readonly type?: string }[]) =>
    all.filter(({ type }) => type === 'image').length;
  if (kept && pictures(kept) < pictures(blocks)) throw new Refused(UNUSABLE);
}

/** Nothing in an answer becomes a mention, and no address in it a preview. */
const QUIET = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** A message in a channel that only the asker sees. It cannot be changed, so it is posted when all is there. */
export function ephemeralOutlet(
  client: webApi.WebClient,
  inTurn: InOrder,
  place: Place,
  user: string,
): Outlet {
  return {
    pace: { first: NEVER, gap: NEVER },
    async show(message) {
      const { channel } = place;
      const content = { ...asSent(message), channel, user, parse: 'none' };
      await inTurn(channel, () => client.apiCall('chat.postEphemeral', { ...content, ...threadOf(place) }));
    },
    shown: () => undefined,
  };
}

/** Longer than any answer takes, in milliseconds. */
const NEVER = 3_600_000;

/**
 * The answer to a slash command. What everyone may see is a message of the bot's own, which can be changed for good and has
 * a thread, or comes by the response_url where the bot is no member of the channel.
 */
export function commandOutlet(
  client: webApi.WebClient,
  inTurn: InOrder,
  place: Place,
  url: string,
  audience: Audience,
): Outlet {
  const byUrl = responseOutlet(url, { audience });
  if (audience === 'asker') return byUrl;
  let outlet = channelOutlet(client, inTurn, place);
  return {
    pace: outlet.pace,
    async show(message, last) {
      try {
        await outlet.show(message, last);
      } catch (error) {
        if (!ELSEWHERE.has(refusalOf(error) ?? '')) throw error;
        outlet = byUrl;
        // By the address only what is worth one of its few uses is shown.
        if (last) await outlet.show(message, last);
      }
    },
    shown: () => outlet.shown(),
  };
}

/** Slack's words for a channel that the bot may not write in. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'missing_scope',
]);

export type Audience = 'asker' | 'everyone';

/** How a response_url is used. */
export interface Responding {
  readonly audience: Audience;
  /** Whether the first message replaces the one that the button was in. */
  readonly replace?: boolean;
}

/**
 * A response_url, which works in channels that the bot is no member of: five times within half an hour. Long work is
 * shown only after a while and rarely, so that a use is left for its end.
 */
export function responseOutlet(url: string, { audience, replace = false }: Responding): Outlet {
  let uses = 0;
  return {
    pace: { first: 1500, gap: 10_000 },
    async show(message, last) {
      if (!last && uses >= FOR_PROGRESS) return;
      const replaces = replace || uses > 0;
      uses += 1;
      await respond(url, {
        ...message,
        response_type: audience === 'asker' ? 'ephemeral' : 'in_channel',
        replace_original: replaces,
      });
    },
    shown: () => undefined,
  };
}

/** One use is for the end, one for what is done with the answer afterwards. */
const FOR_PROGRESS = 3;
