import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Actions } from '../../src/chat/reply.ts';
import { readText } from '../../src/chat/text.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

describe('check', () => {
  it('tells a false claim with the counter-example computed, and a button for the experiment', async () => {
    const reply = await ask('check "larger filters downsample a lot"');
    expect(reply).toMatchObject({ tone: 'answer', title: 'False', data: { holds: 'false' } });
    expect((reply.data as { counterExample: string }).counterExample).toContain('28×28×32');
    const [{ actions }] = blocksOf(reply, 'actions') as readonly [Actions];
    expect(actions[0]!.request).toEqual({
      command: 'compare',
      args: { a: '64@3x3 same', b: '32@7x7 same', input: '28x28x1' },
    });
  });

  it('needs no counter-example for what is true', async () => {
    const reply = await ask('check pooling has no parameters');
    expect(reply.data).toMatchObject({ holds: 'true', counterExample: null });
  });

  it('computes a claim with numbers in it, with the steps', async () => {
    const reply = await ask('check Conv2D(64,(3,3)) on 28x28x1 has 640 parameters');
    expect(reply.title).toBe('True');
    expect(textOf(reply)).toContain('64·(3·3·1)+64 = 640');
  });

  it('does not judge what it does not know, and offers what it does', async () => {
    const reply = await ask('check bigger kernels taste better');
    expect(reply.data).toMatchObject({ holds: null });
    const [{ actions }] = blocksOf(reply, 'actions') as readonly [Actions];
    expect(actions.at(-1)!.request).toMatchObject({ command: 'ask' });
  });

  it.each([
    'is it true that larger filters downsample a lot?',
    'Is it true that Conv2D(32,(7,7)) has fewer parameters than Conv2D(64,(3,3))?',
    'true or false: pooling has no parameters',
    'my teacher says that padding adds parameters',
  ])('takes “%s” without its name', (text) => {
    expect(readText(text, commands as never).command).toBe('check');
  });

  it.each(['which is better, 64@3x3 or 32@7x7?', 'Conv2D(64, 3) vs Conv2D(32, 7)', 'why 3x3 and not 7x7?'])(
    'leaves “%s” to others',
    (text) => {
      expect(readText(text, commands as never).command).not.toBe('check');
    },
  );

  it('makes each button of its experiments one that answers', async () => {
    const { claims } = await import('../../src/study/claims/index.ts');
    const { parseArguments } = await import('../../src/chat/arguments.ts');
    const { readModel, readPair } = await import('../../src/engine/notation/index.ts');
    for (const { experiment } of claims) {
      const command = commands.find(({ name }) => name === experiment.command)!;
      const { a, b, model, input } = parseArguments(command as never, experiment.args) as Record<
        string,
        string
      >;
      if (a === undefined) expect(readModel(model!, input).network.nodes).not.toEqual([]);
      else expect(readPair(a, b, input).a.network.nodes).not.toEqual([]);
    }
  });
});
