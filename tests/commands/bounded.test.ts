import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createBot, finalReply } from '../../src/chat/bot.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { createAskedAbout } from '../../src/study/quiz/asked.ts';

/** The bot with work that nothing may ever be asked of. */
function watched() {
  const asked: string[] = [];
  const bugs: unknown[] = [];
  const work = {
    run: async (job: string) => {
      asked.push(job);
      throw new Error('Nothing may be drawn here.');
    },
    close: async () => {},
  };
  const uploads = { keep: () => '', find: () => undefined };
  const context = { work, uploads, store: memoryStore(), asked: createAskedAbout() };
  const bot = createBot(commands, context as never, { reportBug: ({ error }) => bugs.push(error) });
  const ask = (command: string, args: Record<string, unknown>) => finalReply(bot.answer({ command, args }));
  return { ask, asked, bugs };
}

const HUGE = [
  'Conv2D(10**9, (3,3))',
  'Conv2D(64, (10**9, 10**9), padding="same")',
  'Dense(10**30)',
  'nn.Conv2d(10**12, 10**12, 3)',
  'ZeroPadding2D(10**9)',
  'UpSampling2D(10**9)',
  '9999x conv 1000000 31x31 same',
];

describe('A request for more than any machine can do', () => {
  it.each(HUGE)('is counted or refused, and never computed: %s', async (model) => {
    const { ask, asked, bugs } = watched();
    const input = model.startsWith('nn.') ? '1000000000000x28x28' : '28x28x1';
    for (const [command, args] of [
      ['compare', { a: model, b: '64@3x3', input }],
      ['feature-maps', { model, input }],
    ] as const) {
      const reply = await ask(command, args);
      expect(JSON.stringify(reply.blocks).length).toBeGreaterThan(20);
    }
    expect([asked, bugs]).toEqual([[], []]);
  });

  it('is counted exactly', async () => {
    const { ask } = watched();
    const reply = await ask('compare', { a: HUGE[0], b: '1000000000@7x7', input: '28x28x1' });
    // 10⁹ filters of 3·3·1 weights and a bias each; 7·7·1 and a bias.
    expect(reply.title).toBe('10,000,000,000 against 50,000,000,000 parameters');
    expect(reply.tone).toBe('answer');
  });

  it.each(['28x28x1000000000', '1000000000x1000000000x3'])(
    'is not computed either when the input is what is too much: %s',
    async (input) => {
      const { ask, asked, bugs } = watched();
      await ask('compare', { a: '64@3x3', b: '32@7x7', input });
      await ask('feature-maps', { model: '64@3x3', input });
      expect([asked, bugs]).toEqual([[], []]);
    },
  );
});
