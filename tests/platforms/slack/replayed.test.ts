import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixturesIn, type Live } from '../../servers/fixture.ts';
import { buttonsOf } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { SIGNING_SECRET, signedRequest } from '../../servers/slack/signed.ts';
import { newTrigger } from '../../servers/slack/web-api.ts';
import type { Kept } from '../../servers/slack/workspace.ts';
import { picture } from '../reply-contract.ts';
import { type RunningBot, runBot } from './run-bot.ts';
import { isComplete } from './with-bot.ts';

const fixtures = fixturesIn('slack');

let slack: SlackServer;
let bot: RunningBot;
/** Delivers what a fixture holds. */
let deliver: (payload: Readonly<Record<string, unknown>>) => Promise<unknown>;

function kindOf({ command, type }: Readonly<Record<string, unknown>>) {
  if (command !== undefined) return { envelope: 'slash_commands', body: 'command' } as const;
  if (type === 'event_callback') return { envelope: 'events_api', body: 'json' } as const;
  return { envelope: 'interactive', body: 'payload' } as const;
}

const overSocket: typeof deliver = (payload) => slack.socket.send(kindOf(payload).envelope, payload);

const overHttp: typeof deliver = async (payload) => {
  const address = /http:\/\/localhost:\d+/.exec(bot.output())![0];
  const request = signedRequest(payload, { type: kindOf(payload).body });
  expect((await fetch(`${address}/slack/events`, request)).status).toBe(200);
};

function replay(name: string, live: Live = {}) {
  const fresh = { event: `Ev${randomUUID().slice(0, 8)}`, trigger: newTrigger() };
  const url = slack.urls.make('C1', 'U1', live.message_ts);
  return deliver(fixtures.read(name, { ...fresh, response_url: url, ...live }));
}

/** The message that is complete and was not there, or not so, before a fixture was replayed. */
async function answerTo(name: string, live: Live = {}): Promise<Kept> {
  const before = new Set(slack.workspace.all());
  await replay(name, live);
  return slack.workspace.until(() =>
    slack.workspace.all().find((kept) => isComplete(kept) && !before.has(kept)),
  );
}

async function compared(name: string, live: Live = {}): Promise<Kept> {
  const answer = await answerTo(name, live);
  expect(perceived(answer.blocks)).toMatch(/Parameters.*640.*1,600/);
  return answer;
}

/** What is done with each fixture, and what has to come of it. */
const DELIVERIES: Readonly<Record<string, () => Promise<void>>> = {
  'slash-command': async () => {
    expect((await compared('slash-command')).channel).toBe('C1');
  },
  'app-mention': async () => {
    const ts = slack.workspace.stamp();
    expect((await compared('app-mention', { ts })).thread).toBe(ts);
  },
  'message-im': async () => {
    const answer = await compared('message-im', { ts: slack.workspace.stamp() });
    expect([answer.channel, answer.thread]).toEqual(['D1', undefined]);
  },
  'message-changed': async () => {
    const ts = slack.workspace.stamp();
    const first = await compared('message-im', { ts });
    const again = await answerTo('message-changed', { ts, later: slack.workspace.stamp() });
    expect(again.ts).toBe(first.ts);
    expect(perceived(again.blocks)).toContain('832');
  },
  'message-deleted': async () => {
    const ts = slack.workspace.stamp();
    const first = await compared('message-im', { ts });
    await replay('message-deleted', { ts, later: slack.workspace.stamp() });
    await slack.workspace.until(() =>
      slack.workspace.all().some((kept) => kept.ts === first.ts) ? undefined : true,
    );
  },
  'file-share': async () => {
    const { workspace, origin } = slack;
    const { png } = picture;
    workspace.files.set('FUP', {
      id: 'FUP',
      name: 'digit.png',
      length: png.length,
      bytes: png,
      mimetype: 'image/png',
    });
    const live = { ts: workspace.stamp(), file: 'FUP', file_url: `${origin}/files/FUP` };
    const image = (await answerTo('file-share', live)).blocks.find(({ type }) => type === 'image');
    expect(image?.alt_text).toMatch(/16 maps/);
  },
  'thread-broadcast': async () => {
    const thread = slack.workspace.stamp();
    await compared('app-mention', { ts: thread });
    const answer = await answerTo('thread-broadcast', { ts: slack.workspace.stamp(), thread });
    expect(answer.thread).toBe(thread);
    expect(perceived(answer.blocks)).toContain('32×32×3');
  },
  'app-home-opened': async () => {
    await replay('app-home-opened');
    const home = await slack.workspace.until(() => slack.workspace.homes.get('U1'));
    expect(perceived(home.blocks as [])).toContain('/conv compare');
  },
  'block-actions': async () => {
    const first = await compared('slash-command');
    const button = buttonsOf(first.blocks).find(({ text }) => text.text === 'Same padding on both')!;
    const { action_id, value } = button;
    const next = await answerTo('block-actions', { message_ts: first.ts, action_id, value });
    expect(next.thread).toBe(first.ts);
    expect(perceived(next.blocks)).toContain('28×28×64');
  },
  'view-submission': async () => {
    const answer = await answerTo('view-submission');
    expect(answer.channel).toBe('D1');
    expect(perceived(answer.blocks)).toContain('640');
  },
  'message-shortcut': async () => {
    const answer = await answerTo('message-shortcut');
    expect(answer.thread).toBe('1785999500.000300');
    expect(perceived(answer.blocks)).toMatch(/1,792[\s\S]*4,736/);
  },
  'global-shortcut': async () => {
    const before = slack.workspace.views.length;
    await replay('global-shortcut');
    const { view } = await slack.workspace.until(() => slack.workspace.views[before]);
    expect(view).toMatchObject({ type: 'modal', callback_id: 'form' });
  },
};

describe.each([
  ['Socket Mode', overSocket, { SLACK_APP_TOKEN: APP_TOKEN }],
  ['HTTP', overHttp, { SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: '0' }],
] as const)('Over %s', (_way, delivering, variables) => {
  beforeAll(async () => {
    slack = await startSlack();
    bot = await runBot(slack, { SLACK_BOT_TOKEN: BOT_TOKEN, ...variables });
    deliver = delivering;
  }, 60_000);
  afterAll(async () => {
    await bot?.stop();
    await slack?.close();
  }, 60_000);

  it.each(Object.entries(DELIVERIES))('a delivery is answered: %s', async (_name, check) => {
    await check();
    expect(slack.workspace.complaints).toEqual([]);
  });
});

it('Every fixture is replayed', () => {
  expect(Object.keys(DELIVERIES).sort()).toEqual([...fixtures.names].sort());
});
