import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { ADA, BEN, CHANNEL, DIRECT } from '../../servers/discord/payloads.ts';
import { createPeople, labelsOf, textOf } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';
import type { Kept } from '../../servers/discord/state.ts';
import { questionDue } from '../../servers/question-due.ts';

let server: DiscordServer;
let bot: BotProcess | undefined;
beforeEach(async () => {
  server = await discordServer();
});
afterEach(async () => {
  await bot?.stop();
  await server.close();
}, 60_000);

const EPHEMERAL = 1 << 6;

type Due = Parameters<typeof questionDue>[1];

/** Starts a bot that is to put a question somewhere every day, due half an hour ago. */
async function startDue(place: Omit<Due, 'platform'>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  mkdirSync(join(folder, 'data'));
  await questionDue(join(folder, 'data', 'convbot.sqlite'), { platform: 'discord', ...place }, [
    'Ann',
    '@everyone',
  ]);
  const env = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
  bot = await startBot(env, { sign: 'Numbers come from', folder });
}

/** The bot's message that says something, as soon as there is one. */
function said(text: string): Promise<Kept> {
  const all = () => [...server.state.messages.values()];
  return server.until(() => all().find((kept) => textOf(kept).includes(text)), 60_000);
}

it('puts the question of the day in its channel after the result of the last, and everybody answers alone', async () => {
  const { guild, channel } = CHANNEL;
  await startDue({ server: guild!, channel });
  const question = await said('Question of the day');
  const result = await said('The last question of the day');
  expect([question.channel, result.channel]).toEqual([channel, channel]);
  expect(BigInt(result.id)).toBeLessThan(BigInt(question.id));
  expect(textOf(result)).toContain('1 of 2 were right.');
  expect(textOf(result)).toContain('Ann');

  const all = () => [...server.state.messages.values()];
  const people = createPeople(server);
  const option = labelsOf(question).find((label) => label.startsWith('A ·'))!;
  for (const person of [ADA, BEN]) {
    const before = all().map(({ id }) => id);
    people.press(question, option, { person });
    const verdict = await server.until(
      () => all().find((kept) => !before.includes(kept.id) && /Right|Not quite/.test(textOf(kept))),
      60_000,
    );
    expect(verdict.flags & EPHEMERAL).toBe(EPHEMERAL);
  }
  // The local Discord refuses what could ping anybody.
  expect(server.state.refused).toEqual([]);
}, 120_000);

it('puts it in direct messages as well, where its user sets it', async () => {
  await startDue({ channel: ADA.id, direct: true });
  const question = await said('Question of the day');
  expect(question.channel).toBe(DIRECT.channel);

  const people = createPeople(server);
  const own = { where: DIRECT };
  expect(textOf(await people.answerTo(people.command('daily', {}, own)))).toContain(
    'A question comes here every day',
  );
  const option = labelsOf(question).find((label) => label.startsWith('A ·'))!;
  const verdict = await people.answerTo(people.press(question, option, own));
  expect(textOf(verdict)).toMatch(/Right|Not quite/);
  expect(textOf(await people.answerToMessage(people.say('daily off', own)))).toContain(
    'No question comes here any more',
  );
  expect(server.state.refused).toEqual([]);
}, 120_000);
