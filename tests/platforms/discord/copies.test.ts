import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { endpointOf, overHttp, PUBLIC_KEY } from '../../servers/discord/over-http.ts';
import { createPeople, type People, textOf } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';
import type { Kept } from '../../servers/discord/state.ts';
import { postgresPrograms, startPostgres } from '../../store/postgres-server.ts';

const KEY = 'a key of more than thirty-two characters, the same in each copy';
const SHORT = { a: '64@3x3', b: '32@7x7', input: '28x28x1' };
/** So many layers that no button has room for them: its request is in the store. */
const LONG = { ...SHORT, a: Array.from({ length: 40 }, (_, index) => `${9 + index}@3x3 same`).join(' > ') };

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
}, 60_000);

async function localDiscord(): Promise<DiscordServer> {
  const server = await discordServer();
  ended.push(() => server.close());
  return server;
}

async function started(
  server: DiscordServer,
  variables: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const folder = temporaryFolder();
  const environment = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
  const bot = await startBot({ ...environment, ...variables }, { sign: 'Numbers come from', folder });
  ended.push(() => bot.stop());
  return bot;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bot-'));
  ended.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One store for all copies: in PostgreSQL where its server is installed, in one SQLite file otherwise. */
async function sharedStore(): Promise<Readonly<Record<string, string>>> {
  const bin = postgresPrograms();
  if (!bin) return { DATA_FOLDER: temporaryFolder() };
  const postgres = await startPostgres(bin);
  ended.push(() => postgres.kill());
  return { DATABASE_URL: postgres.url };
}

const answersTo = (people: People) =>
  Promise.all([SHORT, LONG].map((values) => people.answerTo(people.command('compare', values))));

/** Presses buttons whose request is in their own id, and one whose request is in the store. */
async function requireButtons(
  people: People,
  server: DiscordServer,
  [short, long]: readonly Kept[],
): Promise<void> {
  expect(textOf(await people.answerTo(people.press(short!, 'Same padding on both')))).toContain('28×28×64');
  expect(textOf(await people.answerTo(people.press(long!, 'A as PyTorch')))).toContain('nn.Conv2d(47, 48,');
  people.press(short!, 'Delete');
  await server.until(() => (server.state.messages.has(short!.id) ? undefined : true));
}

it('A button works after a restart of the bot', async () => {
  const server = await localDiscord();
  const kept = { DATA_FOLDER: temporaryFolder() };
  const people = createPeople(server);
  const before = await started(server, kept);
  const answers = await answersTo(people);
  expect(await before.stop()).toBe(0);
  await started(server, kept);
  await requireButtons(people, server, answers);
  expect(server.state.refused).toEqual([]);
}, 120_000);

it('A button works on another copy of the bot, also when the one that made it has ended', async () => {
  const server = await localDiscord();
  const overall = { ...(await sharedStore()), SECRET_KEY: KEY, DISCORD_PUBLIC_KEY: PUBLIC_KEY, PORT: '0' };
  const copies = await Promise.all([1, 2].map(() => started(server, overall)));
  const [first, second] = copies.map((copy) => endpointOf(copy.output()));
  const answers = await answersTo(createPeople(server, { deliver: overHttp(server, [first!]) }));
  const other = createPeople(server, { deliver: overHttp(server, [second!]) });
  expect(textOf(await other.answerTo(other.press(answers[1]!, 'B as PyTorch')))).toContain('nn.Conv2d(');
  expect(await copies[0]!.stop()).toBe(0);
  await requireButtons(other, server, answers);
  expect(server.gateway.counts.identified).toBe(0);
  expect(server.state.refused.filter((refusal) => !EARLY.test(refusal))).toEqual([]);
}, 120_000);

/** An edit that overtook the response over HTTP: it is tried again. */
const EARLY = /: 10015 /;
