import {
  type APIAttachment,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  MessageType,
} from 'discord.js';
import { asRequest } from '../../chat/read-request.ts';
import type { CommandRequest } from '../../chat/request.ts';
import { contentOf, repliesTo } from './ask.ts';
import { pictureOf } from './attachments.ts';
import { authorOf, THREADS } from './caller.ts';
import { deliver } from './deliver.ts';
import { previousOf, questionPlace, rememberAsked, rememberMessage } from './memory.ts';
import { LARGEST_FILE } from './message.ts';
import { readText } from './read-request.ts';
import type { Surroundings } from './surroundings.ts';

/** A message as it was written or edited. */
export type Said = GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;

/** Whether a person says something to the bot: by a mention, by a reply to it, or in a direct message. */
export function isFor(
  { author, type, guild_id: server, mentions, webhook_id: webhook }: Said,
  bot: string,
): boolean {
  if (author.bot || webhook !== undefined) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  return server === undefined || mentions.some(({ id }) => id === bot);
}

/** Answers a message in its channel; an answer that is there already is changed. */
export async function answerMessage(
  message: Said,
  bot: string,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<void> {
  const { api, store } = surroundings;
  const { id: question, channel_id: channel, attachments } = message;
  const caller = authorOf(message);
  const asker = caller.user;
  const known = await store.answers.find(questionPlace(question));
  const previous = await previousRequest(message, known?.request, surroundings);
  const text = readText(message.content, bot) || 'help';
  const request = previous ? { text, previous } : { text };
  const upload = pictureOf(attachments as readonly APIAttachment[]);
  let shown = known?.messages[0];
  let remembering: Promise<void> | undefined;
  const last = await deliver(repliesTo({ request, upload }, caller, surroundings, signal), async (reply) => {
    signal.throwIfAborted();
    remembering ??= rememberAsked(reply, caller, surroundings, true);
    // Awaited below; a store that fails before then must not end the program.
    remembering.catch(() => {});
    const showing = { surroundings, asker, page: 0, removable: true, bytes: LARGEST_FILE, request };
    const content = await contentOf(reply, showing);
    if (shown !== undefined) return api.change(channel, shown, content);
    shown = await api.send(channel, question, content, question);
    // What came before is kept rather than what was said: an edit is read as the message was.
    await store.answers.keep(questionPlace(question), {
      request: previous ?? null,
      user: asker,
      messages: [shown],
    });
  });
  await remembering;
  if (shown !== undefined) await rememberMessage(last, caller, surroundings, shown);
}

function previousRequest(
  { channel_id: channel, channel_type: kind, message_reference: reference, author }: Said,
  known: unknown,
  { store }: Surroundings,
): Promise<CommandRequest | undefined> {
  const request = asRequest(known);
  if (request && 'command' in request) return Promise.resolve(request);
  const isThread = kind !== undefined && THREADS.includes(kind);
  return previousOf(store, { repliedTo: reference?.message_id, channel, isThread, user: author.id });
}
