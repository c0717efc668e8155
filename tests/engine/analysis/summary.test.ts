import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryOf } from '../../../src/engine/analysis/memory.ts';
import { summarise } from '../../../src/engine/analysis/summary.ts';
import { stack, traverse } from '../../../src/engine/network.ts';
import { network } from './networks.ts';

describe('the summary of Conv2D(64, (3, 3)) on 28×28×1', () => {
  const { layers, total, input } = summarise(
    network("tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))"),
  );

  test('counts the layer', () => {
    expect(input).toEqual([28n, 28n, 1n]);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({
      name: 'conv2d',
      kind: 'conv',
      input: [28n, 28n, 1n],
      output: [26n, 26n, 64n],
      parameters: { total: 640n, trainable: 640n, weights: 576n, bias: 64n, frozen: 0n },
      macs: 389_376n,
      flops: 778_752n,
      activations: { values: 43_264n, bytes: 173_056n },
      receptiveField: { size: 3n, stride: 1n, padding: 0n },
      formula: { parameters: '64·(3·3·1)+64 = 640', macs: '26·26·64·(3·3·1) = 389,376' },
      share: 1,
    });
  });

  test('has the same keys for the whole, and the memory it takes', () => {
    expect(total).toMatchObject({
      input: [28n, 28n, 1n],
      output: [26n, 26n, 64n],
      parameters: { total: 640n },
      macs: 389_376n,
      activations: { values: 43_264n },
      receptiveField: { size: 3n },
      memory: {
        batch: 1n,
        forward: { peak: 4n * (784n + 43_264n + 640n), sum: 4n * (784n + 43_264n + 640n) },
        training: 4n * (784n + 43_264n + 4n * 640n),
      },
    });
  });
});

test('each layer is written in the notation asked for', () => {
  const written = (['keras', 'pytorch', 'shorthand'] as const).map(
    (notation) => summarise(network('64@3x3', '28x28x1'), { notation }).layers[0]!.text,
  );
  expect(written[0]).toContain('Conv2D(64, (3, 3))');
  expect(written[1]).toContain('Conv2d(1, 64, kernel_size=3)');
  expect(new Set(written).size).toBe(3);
});

test('names are unique, and the names that an author gave are kept', () => {
  const named = network('3x 4@3x3', '28x28x1');
  const nodes = named.nodes.map((node, index) =>
    index === 1 ? { ...node, layer: { ...node.layer, name: 'conv2d' } } : node,
  );
  const names = summarise({ ...named, nodes }).layers.map(({ name }) => name);
  expect(names).toEqual(['conv2d_1', 'conv2d', 'conv2d_2']);
});

test('shares of the parameters add up to one, and are missing where there are none', () => {
  const { layers } = summarise(network('64@3x3 > flatten > dense 10', '28x28x1'));
  expect(layers.reduce((all, { share }) => all + share!, 0)).toBeCloseTo(1, 12);
  expect(summarise(network('relu', '28x28x1')).layers[0]!.share).toBeNull();
});

test('with unknown sizes what can be counted is counted', () => {
  const { layers, total } = summarise(network('64@3x3 > 8@3x3', '(None, None, 3)'));
  expect(total).toMatchObject({
    output: [null, null, 8n],
    parameters: { total: 64n * 27n + 64n + 8n * 576n + 8n },
    macs: null,
    activations: { values: null, bytes: null },
    memory: { forward: { peak: null, sum: null }, training: null },
    receptiveField: { size: 5n },
  });
  expect(layers[0]!.formula.macs).toBe('?·?·64·(3·3·3) = ?');
});

test('an empty network hands its input on', () => {
  expect(summarise(stack([28n, 28n, 1n], [])).total).toMatchObject({
    output: [28n, 28n, 1n],
    parameters: { total: 0n },
    macs: 0n,
    receptiveField: { size: 1n },
  });
});

test('sizes of any magnitude stay exact', () => {
  const filters = 10n ** 30n;
  const { total } = summarise(network(`conv ${filters} 3x3`, '28x28x1'));
  expect(total.parameters.total).toBe(filters * 10n);
  expect(total.macs).toBe(26n * 26n * 9n * filters);
});

describe('memory', () => {
  test('at its peak holds only what is still read', () => {
    const { memory } = summarise(network('relu > relu > relu', '10x10x1')).total;
    expect(memory.forward).toEqual({ peak: 4n * 200n, sum: 4n * 400n });
  });

  test('keeps an output alive for a later layer that reads it', () => {
    const chain = network('relu > relu > relu', '10x10x1');
    const add = { layer: { kind: 'merge', params: { operation: 'add' } }, inputs: [0, 1] };
    const nodes = [...chain.nodes.slice(0, 2), add];
    const { parameters } = summarise(chain).total;
    const memory = memoryOf({ ...chain, nodes }, traverse(chain), parameters, 1n);
    expect(memory.forward.peak).toBe(4n * 300n);
  });

  test('grows with the batch by the activations alone', () => {
    const model = network('8@3x3 > batchnorm', '28x28x1');
    const values = 784n + 2n * 26n * 26n * 8n;
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 20n), (batch) => {
        const { memory, parameters } = summarise(model, { batch }).total;
        expect(memory.forward.sum).toBe(4n * (batch * values + parameters.total!));
        expect(memory.training).toBe(4n * (batch * values + 4n * parameters.trainable! + parameters.frozen!));
      }),
    );
  });
});
