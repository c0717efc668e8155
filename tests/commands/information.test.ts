import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

describe('help', () => {
  it('says what every command does, as prose that fits any screen', async () => {
    const [text] = blocksOf(await ask('help'), 'text');
    expect(text).toMatchObject({
      style: 'list',
      paragraphs: commands.map(({ name, summary }) => `${name}: ${summary}`),
    });
  });

  it.each(commands)(
    'explains $name: how it is used, every argument, its examples',
    async ({ name, args, examples }) => {
      const reply = await ask(`help ${name}`);
      expect(reply.title).toBe(`How to use ${name}`);
      const names = blocksOf(reply, 'table').flatMap(({ rows }) => rows.map(([argument]) => argument));
      expect(names).toEqual(Object.keys(args.shape));
      const [usage, shown] = blocksOf(reply, 'code').map(({ text }) => text);
      expect(usage).toMatch(new RegExp(`^${name}( |$)`));
      expect(shown).toBe(examples.join('\n'));
    },
  );

  it('offers the nearest name', async () => {
    expect(textOf(await ask('help sumary'))).toContain('help summary');
  });
});

describe('examples', () => {
  it('shows every example of every other command', async () => {
    const text = blocksOf(await ask('examples'), 'code').map((block) => block.text);
    const others = commands.filter(({ name }) => name !== 'examples');
    expect(text).toEqual(others.map(({ examples }) => examples.join('\n')));
  });
});

describe('show', () => {
  it.each([
    ['keras', 'Conv2D(64, (3, 3))'],
    ['pytorch', 'nn.Conv2d(1, 64'],
    ['shorthand', '64'],
  ])('writes a model in %s', async (as, code) => {
    const reply = await ask(`show Conv2D(64, (3, 3), input_shape=(28, 28, 1)) --as ${as}`);
    expect(blocksOf(reply, 'code')[0]!.text).toContain(code);
  });
});

describe('receptive-field', () => {
  it('draws nothing where no window grows', async () => {
    const reply = await ask('receptive-field Dense(10)');
    expect(reply.title).toBe('One output value sees the whole input of 784');
    expect(blocksOf(reply, 'image')).toHaveLength(0);
    expect(blocksOf(reply, 'table')[0]!.rows.map(([layer]) => layer)).toEqual(['Dense(10)']);
  });

  it('shows how it grows', async () => {
    const reply = await ask('receptive-field 8@3x3 > maxpool 2 > 8@3x3 --input 28x28x1');
    expect(reply.title).toBe('One output value sees 8×8 of the input 28×28×1');
    expect(blocksOf(reply, 'table')[0]!.rows.map((row) => row[2])).toEqual(['3×3', '4×4', '8×8']);
    expect(blocksOf(reply, 'image')).toHaveLength(1);
  });
});

describe('doctor', () => {
  it('says what runs here', async () => {
    const { data } = await ask('doctor');
    const { findings } = data as { findings: readonly { part: string; state: string }[] };
    const states = Object.fromEntries(findings.map(({ part, state }) => [part, state]));
    expect(states).toMatchObject({
      System: expect.stringContaining(process.version),
      'TensorFlow.js backend': expect.stringMatching(/^(tensorflow|wasm)$/),
      Canvas: expect.stringMatching(/canvas/),
    });
  });
});
