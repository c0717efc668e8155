import type { App, webApi } from '@slack/bolt';
import { mistakeReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import { UserError } from '../../user-error.ts';
import { type Answering, type AnsweringTo, answer } from './answer.ts';
import type { SlackFile } from './files.ts';
import { channelOutlet, ephemeralOutlet } from './outlet.ts';
import { readTyped, typed } from './read-request.ts';
import { followedUp, isDirect, messagePlace, threadPlace } from './remembered.ts';

/** A message of a user's. */
interface Said {
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly files?: readonly SlackFile[] | undefined;
}

interface Where {
  readonly client: webApi.WebClient;
  readonly team: string;
  readonly channel: string;
}

/** Mentions, direct messages, and what follows in the thread of an answer; what is edited is answered again. */
export function listenToMessages(app: App, answeringTo: AnsweringTo): void {
  app.event('app_mention', async ({ event, client, context }) => {
    if (event.user === undefined) return;
    const answering = answeringTo(context);
    const where = { client, team: context.teamId ?? '', channel: event.channel };
    const said = { ...event, user: event.user } as Said;
    await answering.inOrder(conversationOf(where, said), () => reply(said, where, answering));
  });
  app.event('message', async ({ event, client, context }) => {
    const where = { client, team: context.teamId ?? '', channel: event.channel };
    const change = changeOf(event);
    if (!change) return;
    const answering = answeringTo(context);
    await answering.inOrder(conversationOf(where, change.said), async () => {
      if (change.kind === 'deleted') await takeBack(change.said, where, answering);
      else if (change.kind === 'edited') await replyAgain(change.said, where, answering);
      else if (await isMeant(change.said, where, context.botUserId, answering)) {
        await reply(change.said, where, answering);
      }
    });
  });
}

/** What follows something waits until that was answered; other conversations go on. */
function conversationOf({ team, channel }: Where, { ts, thread_ts: thread }: Pick<Said, 'ts' | 'thread_ts'>) {
  return threadPlace(team, channel, isDirect(channel) ? thread : (thread ?? ts));
}

type Change =
  | { readonly kind: 'said' | 'edited'; readonly said: Said }
  | { readonly kind: 'deleted'; readonly said: Pick<Said, 'ts' | 'thread_ts'> };

interface MessageEvent {
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly message?: Said & { readonly subtype?: string; readonly bot_id?: string };
  readonly previous_message?: { readonly text?: string; readonly thread_ts?: string };
  readonly deleted_ts?: string;
}

/** What an event says of a user's message; nothing where it is of a bot's, or nothing that anybody wrote changed. */
function changeOf(event: object): Change | undefined {
  const {
    subtype,
    bot_id: bot,
    message,
    previous_message: before,
    deleted_ts: deleted,
  } = event as MessageEvent;
  switch (subtype) {
    case undefined:
    case 'file_share':
    case 'thread_broadcast':
      return bot === undefined ? { kind: 'said', said: event as unknown as Said } : undefined;
    case 'message_deleted':
      return deleted === undefined
        ? undefined
        : { kind: 'deleted', said: { ts: deleted, thread_ts: before?.thread_ts } };
    case 'message_changed': {
      if (!message || message.bot_id !== undefined) return undefined;
      // What a thread hangs on leaves a tombstone.
      if (message.subtype === 'tombstone') return { kind: 'deleted', said: message };
      return message.text === before?.text ? undefined : { kind: 'edited', said: message };
    }
    default:
      return undefined;
  }
}

/** Everything said in direct messages, and without a mention what is said in the thread of an answer. */
async function isMeant(
  { text, thread_ts: thread }: Said,
  { team, channel }: Where,
  botUser: string | undefined,
  { store }: Answering,
): Promise<boolean> {
  if (isDirect(channel)) return true;
  // A mention is an event of its own.
  if (thread === undefined || (botUser && text.includes(`<@${botUser}>`))) return false;
  return (await store.answers.find(threadPlace(team, channel, thread))) !== undefined;
}

/** In channels the answer begins a thread, or stands in the one that there is. */
async function reply(said: Said, where: Where, answering: Answering): Promise<void> {
  const known = await answering.store.answers.find(messagePlace(where.team, where.channel, said.ts));
  await answerSaid(said, where, known?.messages[0], answering);
}

/** Only what was answered is answered again. */
async function replyAgain(said: Said, where: Where, answering: Answering): Promise<void> {
  const known = await answering.store.answers.find(messagePlace(where.team, where.channel, said.ts));
  if (known) await answerSaid(said, where, known.messages[0], answering);
}

async function answerSaid(
  said: Said,
  { client, team, channel }: Where,
  known: string | undefined,
  answering: Answering,
): Promise<void> {
  const { user, ts, text, thread_ts: thread } = said;
  const direct = isDirect(channel);
  const place = direct ? withThread(channel, thread) : withThread(channel, thread ?? ts);
  const earlier = direct || thread !== undefined ? threadPlace(team, channel, thread) : undefined;
  const previous = earlier === undefined ? undefined : await followedUp(earlier, answering.store);
  const { request, audience } = readTyped(text, previous);
  const replies = await withFiles(request, said, client.token, answering);
  const caller = await answering.callers(client, { user, team, channel });
  await answer(
    {
      request: replies.request,
      ...(replies.mistake && { replies: one(replies.mistake) }),
      caller,
      client,
      team,
      message: ts,
      audience: direct ? 'everyone' : audience,
      outlet: (audience) =>
        audience === 'asker' && !direct
          ? ephemeralOutlet(client, answering.inTurn, place, user)
          : channelOutlet(client, answering.inTurn, place, known),
    },
    answering,
  );
}

function withThread(channel: string, thread: string | undefined) {
  return thread === undefined ? { channel } : { channel, thread };
}

async function withFiles(
  request: Request,
  { text: said, files }: Said,
  token: string | undefined,
  answering: Answering,
) {
  if (!('text' in request) || !files) return { request };
  try {
    const text = typed(said) === '' ? '' : request.text;
    return { request: { ...request, text: await answering.files.attached(text, files, token) } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { request, mistake: mistakeReply(error) };
  }
}

async function* one(reply: Reply): AsyncGenerator<Reply> {
  yield reply;
}

/** Whoever deletes a question takes back its answer. */
async function takeBack(
  { ts }: Pick<Said, 'ts'>,
  { client, team, channel }: Where,
  { store }: Answering,
): Promise<void> {
  const place = messagePlace(team, channel, ts);
  const known = await store.answers.find(place);
  for (const answer of known?.messages ?? []) await client.chat.delete({ channel, ts: answer });
  await store.answers.forget(place);
}
