import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { replyAsJson } from '../../chat/json.ts';
import { outcomeOf, type Trouble } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import type { Pictures } from './pictures.ts';

/** A Reply as one line of JSON; its pictures are kept and named by their addresses. */
export function writeReply(reply: Reply, pictures: Pictures): string {
  return JSON.stringify(replyAsJson(reply, ({ png }) => ({ url: pictures.keep(png) })));
}

/** The same with the messages that another platform would be sent for it. */
export async function writeViewed(reply: Reply, pictures: Pictures, view: View): Promise<string> {
  const messages = await view(reply, ({ png }) => pictures.keep(png));
  return JSON.stringify({ ...JSON.parse(writeReply(reply, pictures)), messages });
}

const STATUS = {
  answered: 200,
  mistake: 422,
  limited: 429,
  overload: 503,
  cancelled: 503,
  bug: 500,
} as const;

/** A Reply as a response of its own, with the status that says how the request ended. */
export function sendReply(context: Context, reply: Reply, pictures: Pictures): Response {
  const outcome = outcomeOf(reply);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  const body = writeReply(reply, pictures);
  if (outcome !== 'overload' && outcome !== 'limited') return context.body(body, STATUS[outcome], headers);
  const { retryAfter } = reply.data as Extract<Trouble, { retryAfter: number }>;
  return context.body(body, STATUS[outcome], { ...headers, 'retry-after': String(Math.ceil(retryAfter)) });
}

/** What never reached the bot is answered in the form of a Reply as well. */
export function refuse(context: Context, status: ContentfulStatusCode, sentence: string): Response {
  const reply: Reply = {
    title: 'This request was not taken',
    tone: 'mistake',
    blocks: [{ type: 'text', style: 'paragraph', paragraphs: [sentence] }],
    data: { mistakes: [{ wrong: sentence }] },
  };
  return context.json(reply, status);
}
