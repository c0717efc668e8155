import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

const MODEL = 'Sequential([Conv2D(64, 3, input_shape=(28, 28, 1)), Flatten(), Dense(10)])';

describe('summary', () => {
  it('gives programs every layer and the total under the agreed keys', async () => {
    const { data } = await ask({ command: 'summary', args: { model: MODEL } });
    const figures = {
      input: expect.any(Array),
      output: expect.any(Array),
      parameters: {
        total: expect.any(BigInt),
        trainable: expect.any(BigInt),
        weights: expect.any(BigInt),
        bias: expect.any(BigInt),
      },
      macs: expect.any(BigInt),
      activations: { values: expect.any(BigInt), bytes: expect.any(BigInt) },
      receptiveField: { size: expect.anything() },
    };
    expect(data).toMatchObject({ input: [28n, 28n, 1n], layers: expect.any(Array), total: figures });
    const { layers } = data as { layers: readonly unknown[] };
    expect(layers).toHaveLength(3);
    for (const layer of layers) {
      expect(layer).toMatchObject({
        ...figures,
        name: expect.any(String),
        kind: expect.any(String),
        text: expect.any(String),
      });
    }
    expect(layers[0]).toMatchObject({ receptiveField: { size: 3n, stride: 1n, padding: 0n } });
  });

  it('shows a row for each layer, the products behind the counts, and the total', async () => {
    const reply = await ask({ command: 'summary', args: { model: MODEL } });
    expect(reply.title).toBe('433,290 parameters in 3 layers');
    const [layers, counting] = blocksOf(reply, 'table');
    expect(layers!.rows.map((row) => row[2])).toEqual(['640', '0', '432,650']);
    expect(layers!.footer![0]!.slice(0, 3)).toEqual(['Total', '10', '433,290']);
    expect(counting!.rows[0]![1]).toBe('64·(3·3·1)+64 = 640');
  });

  it('counts memory at the batch size', async () => {
    const memory = async (batch: number) =>
      (
        (await ask({ command: 'summary', args: { model: MODEL, batch } })).data as {
          total: { memory: { training: bigint } };
        }
      ).total.memory.training;
    expect(await memory(64)).toBeGreaterThan(await memory(1));
  });

  it('draws how the receptive field grows where at least two windows widen it', async () => {
    expect(blocksOf(await ask('summary 8@3x3 --input 28x28x1'), 'image')).toHaveLength(0);
    expect(blocksOf(await ask('summary 8@3x3 > 8@3x3 --input 28x28x1'), 'image')).toHaveLength(1);
    expect(blocksOf(await ask('summary 8@1x1 > 8@3x3 --input 28x28x1'), 'image')).toHaveLength(0);
  });

  it.each(['Conv2D(64, 3)', 'nn.Conv2d(1, 64, 3)', '64@3x3 > maxpool 2', MODEL, `model = ${MODEL}`])(
    'takes a text that names no command and holds one model: %s',
    async (text) => {
      expect((await ask(text)).title).toMatch(/parameters in \d+ layers?$/);
    },
  );

  it('says what is wrong with a layer, where, and what to write', async () => {
    const reply = await ask('summary Conv2D(64, kernal_size=3)');
    expect(reply.tone).toBe('mistake');
    expect(textOf(reply)).toContain('kernel_size');
    expect(blocksOf(reply, 'code')[0]!.text).toMatch(/kernal_size=3\)\n +\^{11}/);
  });

  it('assumes an input where none is given, and says so', async () => {
    expect(textOf(await ask('summary Conv2D(64, 3)'))).toContain('28×28×1 is assumed');
  });
});
