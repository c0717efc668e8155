import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { rightOption } from '../../../src/study/quiz/question.ts';
import { letterOf, type Put } from '../../../src/study/quiz/round.ts';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { BEN } from '../../servers/discord/payloads.ts';
import { createPeople, labelsOf, textOf } from '../../servers/discord/people.ts';
import { discordServer } from '../../servers/discord/server.ts';
import { press, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../../servers/slack/server.ts';
import { unexpected } from '../../store/fresh.ts';

/** The shipped program, ended without warning in the middle of a group round. */

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

async function shipped(folder: string, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const bot = await startBot({ PORT: '0', ...environment }, { sign: '"started"', folder });
  ends.push(() => bot.stop('SIGKILL'));
  return bot;
}

/** The letter of the right option, as the program's own file has it once the program is gone. */
async function peek<T>(folder: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ file: join(folder, 'data', 'convbot.sqlite'), onTrouble: unexpected });
  const seen = await look(store);
  await store.close();
  return seen;
}

async function rightLetter(store: Store): Promise<string> {
  const [round] = await store.rounds.unfinished();
  return letterOf(rightOption((round!.data as Put).question));
}

describe('A round in the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bot-'));
  const urlOf = (bot: BotProcess) =>
    /playground is at (\S+)/.exec(bot.output())![1]!.replace('localhost', '127.0.0.1');
  let cookie = '';
  const run = async (bot: BotProcess, command: string, args: object) => {
    const response = await fetch(`${urlOf(bot)}/api/commands/${command}`, {
      method: 'POST',
      headers: { cookie },
      body: JSON.stringify(args),
    });
    return (await response.json()) as { readonly title: string; readonly data: Record<string, never> };
  };

  it('is ended by its browser after a kill, with the points that it earned', {
    timeout: 120_000,
  }, async () => {
    const first = await shipped(folder, {});
    cookie = (await fetch(urlOf(first))).headers.get('set-cookie')!.split(';')[0]!;
    const shown = await fetch(`${urlOf(first)}/api/chat`, {
      method: 'POST',
      headers: { cookie },
      body: JSON.stringify({
        command: 'quiz',
        args: { mode: 'group', seconds: 15, skill: 'shape', level: 2 },
      }),
    });
    const { value } = await shown.body!.getReader().read();
    const { round } = (
      JSON.parse(new TextDecoder().decode(value).split('\n')[0]!) as { data: { round: string } }
    ).data;
    const right = await peek(folder, rightLetter);
    expect((await run(first, 'quiz', { round, answer: right })).data).toMatchObject({ taken: true });
    expect((await run(first, 'quiz', { round, answer: right })).data).toMatchObject({ taken: false });
    await first.stop('SIGKILL');

    const second = await shipped(folder, {});
    const end = await run(second, 'quiz', { round });
    expect(end.title).toContain(`It is ${right}`);
    expect(end.data).toMatchObject({ answers: [{ right: true }], saved: true });
    await second.stop('SIGKILL');

    const third = await shipped(folder, {});
    const board = await run(third, 'leaderboard', {});
    expect(board.data).toMatchObject({ leaders: [{ answered: 1, right: 1 }] });
  });
});

describe('A round in Slack', () => {
  it('goes on in its channel after a kill, and ends there', { timeout: 120_000 }, async () => {
    const slack = await startSlack();
    ends.push(() => slack.close());
    const folder = mkdtempSync(join(tmpdir(), 'bot-'));
    const tokens = { SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: APP_TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN };
    const said = (text: string, since: readonly string[] = []) =>
      slack.workspace.until(
        () =>
          slack.workspace
            .all()
            .find((kept) => !since.includes(kept.ts) && perceived(kept.blocks).includes(text)),
        40,
      );
    const first = await shipped(folder, tokens);
    await slack.socket.send(
      'slash_commands',
      slashCommand(slack, 'quiz --mode group --seconds 20 --skill shape'),
    );
    const question = await said('0 have answered');
    const right = await peek(folder, rightLetter);
    await slack.socket.send('interactive', press(slack, question, `${right} ·`, 'U2'));
    expect((await said('Your answer is')).for).toBe('U2');
    await first.stop('SIGKILL');

    const before = slack.workspace.all().map(({ ts }) => ts);
    await shipped(folder, tokens);
    const again = await said('1 has answered', before);
    expect(again.channel).toBe(question.channel);
    const end = await said(`It is ${right}`, before);
    expect(end.ts).toBe(again.ts);
    expect(perceived(end.blocks)).toContain('One answered, and was right');
    expect(slack.workspace.complaints).toEqual([]);
  });
});

describe('A round on Discord', () => {
  it('goes on in its channel after a kill, and ends there', { timeout: 120_000 }, async () => {
    const server = await discordServer();
    ends.push(() => server.close());
    const folder = mkdtempSync(join(tmpdir(), 'bot-'));
    const tokens = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
    const people = createPeople(server);
    const said = (text: string, since: readonly string[] = []) =>
      server.until(
        () =>
          [...server.state.messages.values()].find(
            (kept) => !since.includes(kept.id) && textOf(kept).includes(text),
          ),
        40_000,
      );
    const first = await shipped(folder, tokens);
    await server.gateway.ready();
    people.command('quiz', { mode: 'group', seconds: 30, skill: 'shape' });
    const question = await said('0 have answered');
    const right = await peek(folder, rightLetter);
    const label = labelsOf(question).find((text) => text.startsWith(right))!;
    people.press(question, label, { person: BEN });
    const taken = await said('Your answer is');
    expect(taken.flags & EPHEMERAL).toBe(EPHEMERAL);
    await first.stop('SIGKILL');

    const before = [...server.state.messages.keys()];
    await shipped(folder, tokens);
    const again = await said('1 has answered', before);
    expect(again.channel).toBe(question.channel);
    const end = await said(`It is ${right}`, before);
    expect(end.id).toBe(again.id);
    expect(textOf(end)).toContain('One answered, and was right');
    expect(server.state.refused).toEqual([]);
  });
});

const EPHEMERAL = 1 << 6;
