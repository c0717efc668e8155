import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Bot, createBot, finalReply } from '../../src/chat/bot.ts';
import { command } from '../../src/chat/command.ts';
import { createDrain } from '../../src/chat/drain.ts';

const done = { title: 'Done', tone: 'answer', blocks: [], data: {} } as const;

/** A bot whose one command ends when it is told to. */
function slowBot() {
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  const slow = command({
    name: 'slow',
    summary: '',
    args: z.object({}),
    examples: [],
    async *run() {
      yield { ...done, tone: 'working' as const };
      await work;
      yield done;
    },
  });
  const drained = createDrain(createBot([slow], {}));
  const ask = () => drained.bot.answer({ command: 'slow', args: {} })[Symbol.asyncIterator]();
  return { drained, ask, end };
}

describe('A bot that comes to its end', () => {
  it('finishes what is running, and takes no more', async () => {
    const { drained, ask, end } = slowBot();
    const running = ask();
    await running.next();
    const ended = drained.drain(60_000);
    expect(drained.draining).toBe(true);
    const late = await finalReply(drained.bot.answer({ command: 'slow', args: {} }));
    expect(late.title).toBe('The bot is restarting');
    end();
    expect((await running.next()).value).toMatchObject({ title: 'Done' });
    await running.next();
    await ended;
  });

  it('finishes what was admitted before, although the bot is asked only afterwards', async () => {
    const { drained, end } = slowBot();
    const acknowledged = new EventEmitter();
    const ask = (bot: Bot) => finalReply(bot.answer({ command: 'slow', args: {} }));
    const before = drained.admit(async (bot) => {
      await once(acknowledged, 'sent');
      return ask(bot);
    });
    let isOver = false;
    const ended = drained.drain(60_000).then(() => {
      isOver = true;
    });
    expect((await drained.admit(ask)).title).toBe('The bot is restarting');
    expect(isOver).toBe(false);
    acknowledged.emit('sent');
    end();
    expect((await before).title).toBe('Done');
    await ended;
  });

  it('waits for the last words of those whom it turns away', async () => {
    const { drained } = slowBot();
    const told: string[] = [];
    const connection = new EventEmitter();
    const written = once(connection, 'written');
    await drained.drain(60_000);
    void drained.admit(async (bot) => {
      const { title } = await finalReply(bot.answer({ command: 'slow', args: {} }));
      await written;
      told.push(title);
    });
    const ended = drained.drain(60_000);
    connection.emit('written');
    await ended;
    expect(told).toEqual(['The bot is restarting']);
  });

  it('tells whoever is still waiting when the time is over', async () => {
    const { drained, ask } = slowBot();
    const running = ask();
    await running.next();
    const ended = drained.drain(10);
    expect((await running.next()).value).toMatchObject({
      title: 'The bot is restarting',
      data: { retryAfter: 30 },
    });
    await running.next();
    await ended;
  });

  it('has nothing to wait for when nothing runs, nor for those who left', async () => {
    const { drained, ask } = slowBot();
    const left = ask();
    await left.next();
    await left.return?.(undefined);
    await drained.drain(60_000);
  });

  it('does not wait for an answer that nobody reads on', async () => {
    const { drained, ask } = slowBot();
    await ask().next();
    await drained.drain(10);
    expect(drained.draining).toBe(true);
  });
});
