import type { App, BlockAction, ButtonAction, MessageShortcut, webApi } from '@slack/bolt';
import type { Request } from '../../chat/request.ts';
import { type Answering, type AnsweringTo, type Asked, answer } from './answer.ts';
import { askerOf } from './asker.ts';
import { context as note } from './block-kit.ts';
import { bylineIn, bylineOf } from './byline.ts';
import { EXPLAIN } from './callbacks.ts';
import { DELETE, PAGE } from './compose.ts';
import { channelOutlet, commandOutlet, responseOutlet } from './outlet.ts';
import { typed } from './read-request.ts';
import { isDirect } from './remembered.ts';
import { respond } from './response-url.ts';
import { ASK } from './write-reply.ts';

/** Buttons below answers and on the Home tab, and what can be done with any message. */
export function listenToPresses(app: App, answeringTo: AnsweringTo): void {
  app.action<BlockAction<ButtonAction>>(new RegExp(`^${ASK}:`), async ({ action, body, client, context }) => {
    const answering = answeringTo(context);
    const request = await requestOf(action, body, answering);
    if (request) await answer(await askedBy(body, client, request, answering), answering);
  });
  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${PAGE}:`),
    async ({ action, body, client, context }) => {
      const answering = answeringTo(context);
      const request = await requestOf(action, body, answering);
      if (!request) return;
      const asked = await askedBy(body, client, request, answering);
      const outlet = () => responseOutlet(body.response_url, { audience: audienceOf(body), replace: true });
      const page = Number(action.action_id.slice(PAGE.length + 1));
      // It goes on being the answer to whoever asked, whoever turns its pages.
      await answer({ ...asked, outlet, page, byline: bylineIn(body.message) }, answering);
    },
  );
  app.action<BlockAction<ButtonAction>>(DELETE, async ({ action, body, client, context }) => {
    const answering = answeringTo(context);
    await remove(action, body, client, answering);
  });
  app.shortcut<MessageShortcut>(
    { callback_id: EXPLAIN, type: 'message_action' },
    async ({ shortcut, client, context }) => {
      const answering = answeringTo(context);
      const { channel, message, response_url: url } = shortcut;
      const place = { channel: channel.id, thread: String(message.thread_ts ?? message.ts) };
      const asker = { ...askerOf(shortcut), channel: channel.id };
      const caller = await answering.callers(client, asker);
      await answer(
        {
          request: { command: 'explain', args: { message: typed(message.text ?? '') } },
          caller,
          byline: bylineOf(caller),
          client,
          team: asker.team,
          outlet: (audience) => commandOutlet(client, answering.inTurn, place, url, audience),
        },
        answering,
      );
    },
  );
}

type Pressed = BlockAction<ButtonAction>;

/** A button whose request is kept no longer says so to whoever pressed it. */
async function requestOf(
  action: ButtonAction,
  body: Pressed,
  { buttons }: Answering,
): Promise<Request | undefined> {
  const request = await buttons.read(action.value ?? '');
  if (!request) await whisper(body, 'This button is too old to work. Please ask again.');
  return request;
}

async function whisper({ response_url: url }: Pressed, text: string): Promise<void> {
  if (!url) return;
  await respond(url, { text, blocks: [note(text)], response_type: 'ephemeral', replace_original: false });
}

/** What was pressed in a message is answered in its thread, on the Home tab in direct messages. */
async function askedBy(
  body: Pressed,
  client: webApi.WebClient,
  request: Request,
  answering: Answering,
): Promise<Asked> {
  const { container, response_url: url } = body;
  const channel: string | undefined = container.channel_id;
  const { user, team } = askerOf(body);
  const caller = await answering.callers(client, { user, team, channel });
  const isAlone = channel === undefined || isDirect(channel);
  const thread: string | undefined = container.thread_ts ?? (isAlone ? undefined : container.message_ts);
  return {
    request,
    caller,
    byline: isAlone ? undefined : bylineOf(caller),
    client,
    team,
    audience: audienceOf(body),
    outlet(audience) {
      if (channel === undefined) return channelOutlet(client, answering.inTurn, { channel: user });
      const place = thread === undefined ? { channel } : { channel, thread };
      return commandOutlet(client, answering.inTurn, place, url, audience);
    },
  };
}

/** An answer to the asker alone is followed by answers to the asker alone. */
function audienceOf({ container }: Pressed): 'asker' | 'everyone' {
  return container.is_ephemeral ? 'asker' : 'everyone';
}

/** The value of the button is who asked. */
async function remove(
  { value: asker }: ButtonAction,
  body: Pressed,
  client: webApi.WebClient,
  { callers }: Answering,
): Promise<void> {
  const { container, response_url: url } = body;
  const { user, team } = askerOf(body);
  const channel: string | undefined = container.channel_id;
  const isAllowed = user === asker || (await callers(client, { user, team, channel })).moderator;
  if (!isAllowed)
    return whisper(body, 'Only who asked, or an admin of the workspace, can delete this answer.');
  await respond(url, { delete_original: true });
}
