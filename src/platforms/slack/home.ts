import type { App, types, webApi } from '@slack/bolt';
import { fieldsOf } from '../../chat/fields.ts';
import { asRequest } from '../../chat/read-request.ts';
import type { Request } from '../../chat/request.ts';
import { writeText } from '../../chat/write-text.ts';
import type { Answering, AnsweringTo } from './answer.ts';
import { button, context, header, rich, type SlackBlock, section, strong } from './block-kit.ts';
import { BUTTON } from './pages.ts';
import { recentPlace } from './remembered.ts';
import { ASK } from './write-reply.ts';

/** The Home tab: what can be asked, what was asked last, and the settings. */
export function listenToHome(app: App, answeringTo: AnsweringTo): void {
  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return;
    const view = await homeView(event.user, context.teamId ?? '', client, answeringTo(context));
    await client.views.publish({ user_id: event.user, view });
  });
}

async function homeView(
  user: string,
  team: string,
  client: webApi.WebClient,
  answering: Answering,
): Promise<types.HomeView> {
  const { bot } = answering;
  const examples = bot.commands
    .slice(0, MOST)
    .flatMap(({ name, examples }) =>
      examples.slice(0, 1).map((text) => ({ label: name, request: { text } })),
    );
  const recent = await recentOf(user, team, answering);
  return {
    type: 'home',
    blocks: [
      header('Compare neural-network layers'),
      rich(
        section('Write /conv in any channel, @convbot in a thread, or a direct message here. For instance:'),
      ),
      rich(
        ...bot.commands
          .slice(0, 3)
          .flatMap(({ examples }) => examples.slice(0, 1).map((text) => section(`\n/conv ${text}`))),
      ),
      rich(strong('Try one')),
      await buttonsOf('try', examples, answering),
      ...(recent.length === 0
        ? []
        : [rich(strong('Asked last')), await buttonsOf('last', recent, answering)]),
      ...(await settingsBlocks(user, team, client, answering)),
    ],
  };
}

/** Buttons in a row of actions; more would not be pressed. */
const MOST = 20;

interface Offer {
  readonly label: string;
  readonly request: Request;
}

async function buttonsOf(
  block: string,
  offers: readonly Offer[],
  { buttons }: Answering,
): Promise<SlackBlock> {
  const elements = offers.map(async ({ label, request }, index) =>
    button(label, `${ASK}:${index}`, await buttons.idOf(request, BUTTON)),
  );
  return { type: 'actions', block_id: block, elements: await Promise.all(elements) };
}

async function recentOf(user: string, team: string, { bot, store }: Answering): Promise<readonly Offer[]> {
  const kept = (await store.answers.find(recentPlace(team, user)))?.request;
  const named = bot.commands.map((command) => ({ name: command.name, fields: fieldsOf(command) }));
  return (Array.isArray(kept) ? kept : []).flatMap((value) => {
    const request = asRequest(value);
    return request ? [{ label: writeText(request, named), request }] : [];
  });
}

const CHANGE: Offer = { label: 'Change settings', request: { command: 'settings', args: {} } };

async function settingsBlocks(
  user: string,
  team: string,
  client: webApi.WebClient,
  answering: Answering,
): Promise<readonly SlackBlock[]> {
  const { store, callers } = answering;
  const { notation, private: isPrivate, channels } = await store.settings.find(`slack:${team}`);
  const { moderator } = await callers(client, { user, team });
  return [
    rich(strong('Settings of this workspace')),
    context(
      [
        `Notation: ${notation ?? 'as it was asked'}`,
        `Answers: ${isPrivate ? 'to the asker alone' : 'to everyone'}`,
        `Channels: ${channels && channels.length > 0 ? `${channels.length} chosen` : 'all'}`,
      ].join(' · '),
    ),
    ...(moderator ? [await buttonsOf('settings', [CHANGE], answering)] : []),
  ];
}
