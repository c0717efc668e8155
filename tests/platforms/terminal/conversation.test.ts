import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createBot } from '../../../src/chat/bot.ts';
import { command } from '../../../src/chat/command.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createUploads } from '../../../src/chat/uploads.ts';
import { converse } from '../../../src/platforms/terminal/conversation.ts';
import { filesOf } from '../../../src/platforms/terminal/files.ts';

const count = command<undefined, z.ZodObject>({
  name: 'count',
  summary: 'Answers with its arguments.',
  args: z.object({ from: z.string(), seed: z.int().default(1) }),
  examples: [],
  follow: {
    examples: ['from ten'],
    change: (text, args) => (text === 'from ten' ? { ...args, from: '10' } : undefined),
  },
  run: async (data): Promise<Reply> => ({ title: 'count', tone: 'answer', blocks: [], data }),
});

/** What is answered to lines typed one after the other. */
async function answersTo(...lines: readonly string[]): Promise<readonly Reply[]> {
  const input = new PassThrough();
  const output = new PassThrough().resume();
  const replies: Reply[] = [];
  const talk = converse(
    createBot([count], undefined),
    { input, output, errors: output } as never,
    filesOf(createUploads({ bytes: 1000 })),
    async (reply) => {
      replies.push(reply);
      input.write(`${lines[replies.length] ?? 'exit'}\r`);
    },
  );
  input.write(`${lines[0]}\r`);
  await talk;
  return replies;
}

describe('A conversation in a terminal', () => {
  it('goes on from the answer before', async () => {
    const replies = await answersTo('count 1', 'now from ten', 'seed 5');
    expect(replies.map(({ data }) => data)).toEqual([
      { from: '1', seed: 1 },
      { from: '10', seed: 1 },
      { from: '10', seed: 5 },
    ]);
  });

  it('goes on from the last answer there was, whatever was mistyped since', async () => {
    const replies = await answersTo('count 1', 'from the moon', 'seed 5');
    expect(replies.map(({ tone }) => tone)).toEqual(['answer', 'mistake', 'answer']);
    expect(JSON.stringify(replies[1])).toContain('from ten');
    expect(replies[2]!.data).toEqual({ from: '1', seed: 5 });
  });
});
