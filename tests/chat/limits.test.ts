import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Bot, createBot, type Ended, finalReply } from '../../src/chat/bot.ts';
import { command } from '../../src/chat/command.ts';
import { createLimits, TooOften } from '../../src/chat/limits.ts';
import { UserError } from '../../src/user-error.ts';

const ANN = { platform: 'test', user: 'ann', server: 'school', moderator: false };
const BEN = { ...ANN, user: 'ben' };

describe('Limits', () => {
  it('let each user ask up to their points, and say when there are more', async () => {
    const limits = createLimits({ user: 3, server: 100 });
    for (let index = 0; index < 3; index += 1) await limits.take(ANN);
    const refused = await limits.take(ANN).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooOften);
    expect(refused).toMatchObject({ whose: 'user' });
    expect((refused as TooOften).retryAfter).toBeGreaterThan(0);
    expect((refused as TooOften).retryAfter).toBeLessThanOrEqual(60);
    await limits.take(BEN);
    await limits.take({ ...ANN, platform: 'another' });
  });

  it('hold for all users of a server together, at nobody’s own cost', async () => {
    const limits = createLimits({ user: 3, server: 4 });
    for (const asker of [ANN, ANN, BEN, BEN]) await limits.take(asker);
    for (let index = 0; index < 5; index += 1) {
      await expect(limits.take(BEN)).rejects.toMatchObject({ whose: 'server' });
    }
    await limits.take({ ...BEN, server: 'another' });
  });

  it('weigh requests by what was computed for them', async () => {
    const limits = createLimits({ user: 10, server: 100 });
    await limits.take(ANN);
    await limits.charge(ANN, 99);
    await limits.take(ANN);
    await limits.charge(ANN, 950);
    await expect(limits.take(ANN)).rejects.toBeInstanceOf(TooOften);
    await limits.take(BEN);
  });

  it('cost nothing where nothing was understood', async () => {
    const limits = createLimits({ user: 2, server: 2 });
    for (let index = 0; index < 10; index += 1) {
      await limits.take(ANN);
      await limits.refund(ANN);
    }
  });
});

describe('A bot with limits', () => {
  const noArguments = z.object({});
  const done = { title: 'Done', tone: 'answer', blocks: [], data: {} } as const;
  const commands = [
    command({ name: 'work', summary: '', args: noArguments, examples: [], run: async () => done }),
    command({
      name: 'slip',
      summary: '',
      args: noArguments,
      examples: [],
      run: async () => {
        throw new UserError({ wrong: 'A slip.' });
      },
    }),
  ];
  const ask = (bot: Bot, name: string, caller = ANN) =>
    finalReply(bot.answer({ command: name, args: {} }, { caller }));

  it('refuses what is too much with the time to wait, and counts it', async () => {
    const ended: Ended[] = [];
    const limits = createLimits({ user: 2, server: 100 });
    const bot = createBot(commands, {}, { limits, onEnded: (end) => ended.push(end) });
    for (let index = 0; index < 3; index += 1) await ask(bot, 'work');
    const refused = await ask(bot, 'work');
    expect(refused.tone).toBe('mistake');
    expect(refused.data).toMatchObject({ limited: 'user' });
    expect(JSON.stringify(refused.blocks)).toMatch(/You have asked for a lot.*try again in \d+ seconds?/);
    expect(ended.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'limited', 'limited']);
  });

  it('takes nothing for a slip', async () => {
    const bot = createBot(commands, {}, { limits: createLimits({ user: 2, server: 100 }) });
    for (let index = 0; index < 6; index += 1) expect((await ask(bot, 'slip')).title).toMatch(/correct/);
    expect((await ask(bot, 'work')).title).toBe('Done');
  });

  it('tells of each request its id, command, platform and end, and nothing of the person', async () => {
    const ended: Ended[] = [];
    const bot = createBot(commands, {}, { onEnded: (end) => ended.push(end) });
    await ask(bot, 'work');
    await ask(bot, 'slip');
    await ask(bot, 'no such command');
    expect(ended).toEqual(
      ['answered', 'mistake', 'mistake'].map((outcome, index) => ({
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
        platform: 'test',
        command: ['work', 'slip', 'unread'][index],
        outcome,
        milliseconds: expect.any(Number),
      })),
    );
  });
});
