import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

const sourced = {
  link: expect.stringMatching(/^https:/),
  title: expect.any(String),
  year: expect.any(Number),
};

describe('ask', () => {
  it('answers from a topic, with its sources and two related ones as buttons', async () => {
    const reply = await ask('ask what is dilation?');
    expect(reply.data).toMatchObject({ confident: true, topic: 'dilation' });
    const { sources, related } = reply.data as { sources: unknown[]; related: unknown[] };
    expect(sources[0]).toMatchObject(sourced);
    expect(related.length).toBe(2);
    const labels = blocksOf(reply, 'actions')[0]!.actions.map(({ request }) => request);
    expect(labels.filter((request) => 'command' in request && request.command === 'ask').length).toBe(2);
  });

  it.each([
    'How do I keep the size with padding?',
    'same padding or valid?',
    'what does padding do in nn.Conv2d(1, 8, 3, padding=1)?',
    'is stride 2 conv better than maxpooling?',
    'vgg16 receptive field',
    'padding same or valid',
    'receptive field of three 3x3?',
    'is a stack of 3x3 cheaper than 7x7 with 64 channels?',
    'receptive field of Conv2D(64, 3), Conv2D(64, 3)?',
  ])('takes a question that names no command: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ asked: { command: 'ask' }, data: { confident: true } });
  });

  it.each(['Conv2D(64, (3, 3)) vs Conv2D(32, (7, 7))', 'Which is better, Conv2D(64, 3) or Conv2D(32, 7)?'])(
    'leaves two layers that can be compared to compare: %s',
    async (text) => {
      expect((await ask(text)).asked?.command).toBe('compare');
    },
  );

  it('computes what is a matter of counting, and says how', async () => {
    const reply = await ask('how many parameters has Conv2D(64,(3,3)) on 28x28x1?');
    expect(reply.data).toMatchObject({ confident: true, computed: 640n, steps: ['64·(3·3·1)+64 = 640'] });
    expect(textOf({ ...reply, data: undefined })).toContain('640 parameters');
  });

  it('leaves what is no sentence about the field to the message that says so', async () => {
    expect(await ask('larger is better')).toMatchObject({ tone: 'mistake' });
  });

  it.each([
    [
      'ask what does stride do in Conv2D(16, 5, strides=3) on 32x32x3?',
      ['Your Conv2D(16, (5, 5), strides=3) on 32×32×3', 'an output of 10×10×16'],
      ['Your layers on 32×32×3', 'Example on'],
    ],
    [
      'ask why does dilation 2 in a 3x3 conv with 32 filters not add parameters?',
      ['Your conv 32 3x3 d2 on 28×28×1: 320 parameters and a receptive field of 5×5.'],
      ['Your layers on 28×28×1', 'Example on'],
    ],
    [
      'ask why has nn.Conv2d(3,64,7) more params than nn.Conv2d(3,64,3)?',
      ['9,472 parameters', '1,792 parameters'],
      ['Your layers on 224×224×3', 'Your layers on 224×224×3'],
    ],
  ])(
    'works the example out on the layers that are named, in a sentence too: %s',
    async (question, told, captions) => {
      const reply = await ask(question);
      expect(reply.data).toMatchObject({ confident: true, topic: expect.any(String) });
      for (const words of told) expect(textOf({ ...reply, data: undefined })).toContain(words);
      const shown = blocksOf(reply, 'table').map(({ caption }) => caption!);
      expect(shown.map((caption, index) => caption.startsWith(captions[index]!))).toEqual(
        captions.map(() => true),
      );
    },
  );

  it('leaves the example as it is where the question names sizes and no layer', async () => {
    const reply = await ask('ask why 3x3 and not 7x7?');
    expect(textOf(reply)).not.toContain('Your ');
  });

  it.each(['what is the best pizza in town?', 'how many parameters has GPT-4?', 'who won the world cup'])(
    'says that it does not know instead of inventing an answer: %s',
    async (question) => {
      const reply = await ask({ command: 'ask', args: { question } });
      expect(reply).toMatchObject({ tone: 'answer', title: 'I do not know that' });
      expect(reply.data).toMatchObject({ confident: false, sources: [] });
    },
  );
});
