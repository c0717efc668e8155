import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';

/** The shipped program on a disk that has no more room. */

const folder = mkdtempSync(join(tmpdir(), 'bot-'));
const bots: BotProcess[] = [];
afterAll(() => Promise.all(bots.map((bot) => bot.stop('SIGKILL'))));

async function start(kibibytes?: number) {
  const limit = kibibytes === undefined ? {} : { kibibytes };
  const bot = await startBot({ PORT: '0' }, { sign: '"started"', folder, ...limit });
  bots.push(bot);
  const url = /playground is at (\S+)/.exec(bot.output())![1]!.replace('localhost', '127.0.0.1');
  return { bot, url };
}

interface Said {
  readonly title: string;
  readonly blocks: unknown;
  readonly data: { readonly round: string; readonly saved: boolean; readonly answered: number };
}

it('goes on with quizzes, says what is not saved, and has kept what was', { timeout: 180_000 }, async () => {
  const before = await start();
  const cookie = (await fetch(before.url)).headers.get('set-cookie')!.split(';')[0]!;
  const asking = (url: string) => async (command: string, args: object) => {
    const body = JSON.stringify(args);
    const response = await fetch(`${url}/api/commands/${command}`, {
      method: 'POST',
      headers: { cookie },
      body,
    });
    return (await response.json()) as Said;
  };
  await before.bot.stop();

  const full = await start(160);
  const ask = asking(full.url);
  const play = async () => {
    const { data } = await ask('quiz', { skill: 'shape', level: 1 });
    return ask('quiz', { round: data.round, answer: 'a' });
  };
  let saved = 0;
  let verdict = await play();
  for (; verdict.data.saved && saved < 100; verdict = await play()) saved++;
  expect([saved > 0, verdict.data.saved]).toEqual([true, false]);
  expect(verdict.title).toMatch(/^(?:Right|Not quite)/);
  expect(JSON.stringify(verdict.blocks)).toContain('it cannot be saved at the moment');
  expect(full.bot.output()).toContain('The disk is full');
  expect((await play()).title).toMatch(/^(?:Right|Not quite)/);
  expect((await ask('progress', {})).data.answered).toBe(saved + 2);
  await full.bot.stop('SIGKILL');

  const after = await start();
  expect((await asking(after.url)('progress', {})).data.answered).toBe(saved);
});
