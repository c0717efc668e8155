import { afterAll, describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/chat/mistake.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

const explained = (message: string) => ask({ command: 'explain', args: { message } });

describe('explain', () => {
  it('counts one layer, and goes on from there', async () => {
    const reply = await explained('I took Conv2D(64, (3, 3)) for MNIST, is that enough?');
    expect(reply.title).toBe('640 parameters in 1 layer');
    const next = await ask({ text: 'with 32 filters', previous: reply.asked! });
    expect(next.title).toBe('320 parameters in 1 layer');
  });

  it('sets two beside each other', async () => {
    const reply = await explained('`nn.Conv2d(3, 64, 3)` or `nn.Conv2d(3, 32, 7)`?');
    expect(reply.title).toBe('1,792 against 4,736 parameters');
    expect(blocksOf(reply, 'image')).toHaveLength(1);
    expect(reply.asked?.command).toBe('compare');
  });

  it('gives each of two its own input, where both say one', async () => {
    const reply = await explained(
      '`Conv2D(8, 3, input_shape=(28, 28, 1))` or `Conv2D(8, 3, input_shape=(32, 32, 3))`?',
    );
    expect(blocksOf(reply, 'code')[0]!.heading).toBe('On 28×28×1 and 32×32×3');
  });

  it('lists many, with a button for each', async () => {
    const reply = await explained('Conv2D(8, 3), then Conv2D(8, 5) or nn.Conv2d(3, 8, 3)');
    expect(blocksOf(reply, 'table')[0]!.rows.map(([, , parameters]) => parameters)).toEqual([
      '80',
      '208',
      '224',
    ]);
    expect(blocksOf(reply, 'actions')[0]!.actions).toHaveLength(3);
  });

  it.each([
    'My secret: Conv2D(8, 3), then Conv2D(8, 5) or nn.Conv2d(3, 8, 3)',
    'My secret is nobody’s layer.',
  ])('remembers the layers of a message and none of its words: %s', async (message) => {
    const reply = await explained(message);
    expect(JSON.stringify(reply.asked)).not.toContain('secret');
    const again = await ask(reply.asked!);
    expect(blocksOf(again, 'table').map(({ rows }) => rows)).toEqual(
      blocksOf(reply, 'table').map(({ rows }) => rows),
    );
  });

  it('answers a question where there are no layers', async () => {
    expect(textOf(await explained('why 3x3 and not 7x7?'))).toMatch(/3.3/);
  });

  it('says kindly that there is nothing', async () => {
    const reply = await explained('Lunch at noon?');
    expect([reply.title, reply.tone]).toEqual(['No layers in this message', 'answer']);
    expect(textOf(reply)).toContain('64@3x3');
  });

  it('tells what is wrong with what looks like a layer', async () => {
    const reply = await explained('Why does Conv2D(64, kernal_size=3) fail?');
    expect(outcomeOf(reply)).toBe('mistake');
    expect(textOf(reply)).toContain('kernel_size');
  });
});
