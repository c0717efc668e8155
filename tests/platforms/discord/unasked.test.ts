import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { ADA, BEN, CHANNEL } from '../../servers/discord/payloads.ts';
import { createPeople, labelsOf, textOf } from '../../servers/discord/people.ts';
import { discordServer } from '../../servers/discord/server.ts';
import { questionDue } from '../../servers/question-due.ts';

const server = await discordServer();
let bot: BotProcess | undefined;
afterAll(async () => {
  await bot?.stop();
  await server.close();
}, 60_000);

const EPHEMERAL = 1 << 6;

it('puts the question of the day in its channel after the result of the last, and everybody answers alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  mkdirSync(join(folder, 'data'));
  const { guild, channel } = CHANNEL;
  const place = { platform: 'discord', server: guild!, channel };
  await questionDue(join(folder, 'data', 'convbot.sqlite'), place, ['Ann', '@everyone']);
  bot = await startBot(
    { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    { sign: 'Numbers come from', folder },
  );
  const all = () => [...server.state.messages.values()];
  const said = (text: string, since: readonly string[] = []) =>
    server.until(() => all().find((kept) => !since.includes(kept.id) && textOf(kept).includes(text)), 60_000);
  const question = await said('Question of the day');
  const result = await said('The last question of the day');
  expect([question.channel, result.channel]).toEqual([channel, channel]);
  expect(BigInt(result.id)).toBeLessThan(BigInt(question.id));
  expect(textOf(result)).toContain('1 of 2 were right.');
  expect(textOf(result)).toContain('Ann');

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
