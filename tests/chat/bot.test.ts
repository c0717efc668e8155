import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createBot, finalReply } from '../../src/chat/bot.ts';
import { command } from '../../src/chat/command.ts';
import { outcomeOf } from '../../src/chat/mistake.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { LONGEST_TEXT } from '../../src/chat/understand.ts';
import { UserError } from '../../src/user-error.ts';
import { Overload } from '../../src/work/work.ts';

interface Context {
  readonly fail: () => Promise<never>;
}

const reply = (title: string): Reply => ({ title, tone: 'answer', blocks: [] });

const commands = [
  command<Context, z.ZodObject>({
    name: 'fail',
    summary: 'Fails.',
    args: z.object({}),
    examples: [],
    run: (_args, { fail }) => fail(),
  }),
  command<Context, z.ZodObject>({
    name: 'count',
    summary: 'Counts to three, and then fails.',
    args: z.object({}),
    examples: [],
    async *run(_args, { fail }) {
      for (const title of ['one', 'two', 'three']) yield reply(title);
      await fail();
    },
  }),
];

async function ask(error: unknown, request: Request, signal?: AbortSignal) {
  const bugs: { readonly id: string; readonly error: unknown }[] = [];
  const bot = createBot(
    commands,
    { fail: () => Promise.reject(error) },
    {
      reportBug: (bug) => bugs.push(bug),
    },
  );
  const replies: Reply[] = [];
  for await (const each of bot.answer(request, { signal })) replies.push(each);
  return { replies, last: replies.at(-1)!, bugs };
}

describe('The bot', () => {
  it('yields every Reply in turn', async () => {
    const { replies } = await ask(new UserError({ wrong: 'No four.' }), { text: 'count' });
    expect(replies.map(({ title }) => title).slice(0, 3)).toEqual(['one', 'two', 'three']);
    expect(replies).toHaveLength(4);
  });

  it('shows a UserError with all its mistakes', async () => {
    const error = new UserError({ wrong: 'First.', write: 'this' }, { wrong: 'Second.' });
    const { last, bugs } = await ask(error, { command: 'fail', args: {} });
    expect(outcomeOf(last)).toBe('mistake');
    expect(last.data).toEqual({ mistakes: error.mistakes });
    expect(JSON.stringify(last.blocks)).toMatch(/First\..*Write: this.*Second\./);
    expect(bugs).toEqual([]);
  });

  it('says after which time to try again when it is overloaded', async () => {
    const { last, bugs } = await ask(new Overload(7), { text: 'fail' });
    expect(outcomeOf(last)).toBe('overload');
    expect(last.data).toEqual({ retryAfter: 7 });
    expect(JSON.stringify(last.blocks)).toContain('7 seconds');
    expect(bugs).toEqual([]);
  });

  it.each([new TypeError('secret detail'), 'a string', undefined])(
    'reports any other error once and shows its id alone: %s',
    async (error) => {
      const { last, bugs } = await ask(error, { text: 'fail' });
      expect(outcomeOf(last)).toBe('bug');
      expect(bugs).toHaveLength(1);
      expect(bugs[0]).toMatchObject({ error, request: { text: 'fail' } });
      expect(JSON.stringify(last)).toContain(bugs[0]!.id);
      expect(JSON.stringify(last)).not.toContain('secret');
    },
  );

  it.each<Request>([
    { text: 'nothing of the sort' },
    { text: '' },
    { command: 'cuont', args: {} },
    { command: '__proto__', args: {} },
    { command: 'count', args: { nonsense: 1 } },
    { text: `count ${'x'.repeat(LONGEST_TEXT)}` },
    { command: 'count', args: { nonsense: 'x'.repeat(LONGEST_TEXT + 1) } },
  ])('answers a wrong request with a mistake: %#', async (request) => {
    const { last, bugs } = await ask(undefined, request);
    expect(outcomeOf(last)).toBe('mistake');
    expect(bugs).toEqual([]);
  });

  it('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    const bot = createBot(commands, { fail: () => new Promise<never>(() => {}) });
    const replies: Reply[] = [];
    for await (const each of bot.answer({ text: 'count' }, { signal: stop.signal })) {
      replies.push(each);
      if (each.title === 'three') setImmediate(() => stop.abort());
    }
    expect(replies.map(({ title }) => title)).toEqual(['one', 'two', 'three', 'Cancelled']);
    const again = await finalReply(bot.answer({ text: 'count' }, { signal: stop.signal }));
    expect(again.title).toBe('Cancelled');
  });
});
