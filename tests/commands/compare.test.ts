import { afterAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { bot, ask, waiting, close } = realBot();
afterAll(close);

const A = "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))";
const B = "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))";
const pair = { command: 'compare', args: { a: A, b: B } };

async function repliesTo(request: typeof pair): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for await (const reply of bot.answer(request)) replies.push(reply);
  return replies;
}

function rowsOf(reply: Reply): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(blocksOf(reply, 'table')[0]!.rows.map(([name, ...cells]) => [name, cells]));
}

describe('compare', () => {
  it('sets the figures of both side by side, with factors', async () => {
    const reply = await ask(pair);
    expect(reply.title).toBe('640 against 1,600 parameters');
    expect(rowsOf(reply)).toMatchObject({
      Parameters: ['640', '1,600', '×2.5'],
      Output: ['26×26×64', '22×22×32', '×0.36'],
      MACs: ['389,376', '758,912', '×1.95'],
      FLOPs: ['778,752', '1,517,824', '×1.95'],
      Activations: ['43,264', '15,488', '×0.36'],
      'Receptive field': ['3×3', '7×7', ''],
    });
  });

  it('does not draw for someone who has left before the turn of their picture', async () => {
    const leaving = new AbortController();
    const firstWords = async (args: Record<string, string>, signal?: AbortSignal) => {
      const replies = bot.answer({ command: 'compare', args }, signal && { signal })[Symbol.asyncIterator]();
      await replies.next();
      return replies;
    };
    const large = { a: '64@3x3 > 64@3x3 > 64@3x3', b: '64@7x7', input: '192x192x3' };
    const drawing = await firstWords(large);
    const left = await firstWords(pair.args, leaving.signal);
    expect(waiting()).toBe(1);
    leaving.abort();
    expect(waiting()).toBe(0);
    expect((await left.next()).value?.title).toBe('Cancelled');
    expect((await drawing.next()).value?.tone).toBe('answer');
  });

  it('gives programs both summaries, the factors and the verdict', async () => {
    const { data } = await ask(pair);
    expect(data).toMatchObject({
      a: { total: { parameters: { total: 640n }, macs: 389_376n, output: [26n, 26n, 64n] } },
      b: { total: { parameters: { total: 1600n }, macs: 758_912n, output: [22n, 22n, 32n] } },
      factors: { parameters: 2.5 },
    });
    expect((data as { verdict: readonly string[] }).verdict.length).toBeGreaterThanOrEqual(3);
  });

  it('answers with the numbers first and adds the picture when it is drawn', async () => {
    const replies = await repliesTo(pair);
    expect(replies.map(({ tone }) => tone)).toEqual(['answer', 'answer']);
    const [first, last] = replies as [Reply, Reply];
    expect(rowsOf(first)).toEqual(rowsOf(last));
    expect(blocksOf(first, 'progress')).toHaveLength(1);
    expect(blocksOf(first, 'image')).toHaveLength(0);
    const [image] = blocksOf(last, 'image');
    expect(image!.alt).toContain("A: Conv2D(64, (3, 3), activation='relu') against B: Conv2D(32");
    expect(image!.alt).toContain('640');
    expect([...image!.png.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it.each([
    `${A} vs ${B}`,
    `${A} and ${B}`,
    `compare ${A} and ${B}`,
    'compare Conv2D(64,(3,3)) and Conv2D(32,(7,7)) on mnist',
    'Compare 64@3x3 vs 32@7x7 --input 28x28x1',
    `${A}\n${B}`,
  ])('is understood as it is typed: %s', async (text) => {
    expect((await ask(text)).title).toBe('640 against 1,600 parameters');
  });

  it('answers with the numbers and the reason where the picture would cost too much', async () => {
    const reply = await ask('compare 4096@3x3 vs 4096@7x7 --input 4000x4000x64');
    expect(reply.tone).toBe('answer');
    expect(blocksOf(reply, 'image')).toHaveLength(0);
    expect(textOf(reply)).toContain('There is no picture.');
    expect(blocksOf(reply, 'actions')).toHaveLength(1);
  });

  it('counts what can be counted where a size is unknown', async () => {
    const reply = await ask({
      command: 'compare',
      args: { a: 'Conv1D(8, 3)', b: 'Conv1D(4, 9)', input: '(None, 16)' },
    } as never);
    expect(reply.tone).toBe('answer');
    expect(reply.title).toBe('392 against 580 parameters');
  });

  it('tells every mistake of both sides', async () => {
    const reply = await ask('compare Conv2D(64, kernal_size=3) vs Conv2D(32, (7, 7), paddin="same")');
    expect(reply.tone).toBe('mistake');
    expect(textOf(reply)).toMatch(/kernal_size[\s\S]*kernel_size[\s\S]*paddin[\s\S]*padding/);
  });

  it('offers what to look at next, and everything offered answers', async () => {
    const [actions] = blocksOf(await ask(pair), 'actions');
    expect(actions!.actions.map(({ label }) => label)).toEqual([
      'Same padding on both',
      'B as a stack of 3×3',
      'Feature maps of A',
      'Feature maps of B',
      'A as PyTorch',
      'B as PyTorch',
      'Save',
    ]);
    const answers = await Promise.all(actions!.actions.map(({ request }) => ask(request)));
    expect(answers.map(({ tone }) => tone)).toEqual(actions!.actions.map(() => 'answer'));
    expect(answers.map(({ title }) => title).slice(0, 2)).toEqual([
      '640 against 1,600 parameters',
      '1,600 against 18,816 parameters',
    ]);
    expect(rowsOf(answers[0]!).Output).toEqual(['28×28×64', '28×28×32', '×0.5']);
  });

  it('offers the growth of the receptive field where it grows', async () => {
    const [actions] = blocksOf(await ask('compare 8@3x3 > 8@3x3 vs 8@5x5 --input 28x28x1'), 'actions');
    expect(actions!.actions.map(({ label }) => label)).toContain('Receptive field of A');
    expect(actions!.actions.map(({ label }) => label)).not.toContain('Receptive field of B');
  });
});
