import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../src/engine/analysis/summary.ts';
import { comparison, network, SEED } from './networks.ts';

describe('beside a large filter stands', () => {
  const [beside] = comparison(SEED).alternatives;

  test('a stack of small ones with its costs and the condition under which it has fewer weights', () => {
    expect(beside).toMatchObject({
      side: 'B',
      layer: 'conv2d',
      window: [7n, 7n],
      inputChannels: 1n,
      filters: 32n,
    });
    expect(beside!.options[0]).toMatchObject({
      name: 'three layers of 3×3',
      parameters: 18_816n,
      condition: 'D > 0.45·C',
      fewerWeights: false,
      macs: 9_963_648n,
    });
  });

  test('one filter along each axis, and a depthwise one', () => {
    expect(beside!.options.slice(1)).toMatchObject([
      { name: '1×7 then 7×1', parameters: 7n * 32n + 32n + 7n * 32n * 32n + 32n, condition: 'D > 1/6·C' },
      { name: 'depthwise 7×7 then 1×1', parameters: 49n + 32n + 32n, fewerWeights: true },
    ]);
  });
});

test('the same stack is the cheaper one between equal channels', () => {
  const [beside] = comparison({ a: '64@3x3', b: '64@7x7', input: '28x28x64' }).alternatives;
  expect(beside).toMatchObject({ parameters: 200_768n });
  expect(beside!.options[0]).toMatchObject({ parameters: 110_784n, fewerWeights: true });
});

test.each([
  ['5x5', 'two layers of 3×3', 'D > 0.5625·C'],
  ['11x11', 'five layers of 3×3', 'D > 9/28·C'],
  ['1x7', 'three layers of 1×3', 'D > 1.5·C'],
])('beside %s stand %s, cheaper when %s', (kernel, name, condition) => {
  const [beside] = comparison({ a: '8@3x3', b: `8@${kernel}`, input: '28x28x4' }).alternatives;
  expect(beside!.options[0]).toMatchObject({ name, condition });
});

test.each([
  ['small filters', '8@3x3'],
  ['filters with sides of different length', '8@5x7'],
  ['pooling', 'maxpool 7'],
  ['transposed convolutions', 'deconv2d 8 7x7'],
  ['depthwise convolutions', 'dwconv2d 7x7'],
  ['filters that nobody would replace by stacks', '8@151x151 same'],
])('nothing stands beside %s', (_, model) => {
  expect(comparison({ a: '8@3x3', b: model, input: '28x28x4' }).alternatives).toEqual([]);
});

test('no stack of 3×3 stands beside an even filter', () => {
  const [beside] = comparison({ a: '8@3x3', b: '8@6x6', input: '28x28x4' }).alternatives;
  expect(beside!.options.map(({ name }) => name)).toEqual(['1×6 then 6×1', 'depthwise 6×6 then 1×1']);
});

test('filters that a stack repeats are told once', () => {
  const found = comparison({ a: '3x 8@7x7 same', b: '8@3x3', input: '28x28x8' }).alternatives;
  expect(found.map(({ side, layer }) => [side, layer])).toEqual([['A', 'conv2d']]);
});

test('without a size the weights are set beside each other all the same', () => {
  const [beside] = comparison({ a: '8@3x3', b: '8@7x7', input: '(None, None, 4)' }).alternatives;
  expect(beside).toMatchObject({ macs: null, parameters: 1_576n });
  expect(beside!.options[0]!.macs).toBeNull();
});

test('a stack costs what its layers cost when they are built, and the condition holds exactly when it is cheaper', () => {
  const spec = fc.record({
    kernel: fc.constantFrom(5n, 7n, 9n),
    filters: fc.bigInt(1n, 40n),
    channels: fc.bigInt(1n, 40n),
    padding: fc.constantFrom('', ' same'),
  });
  fc.assert(
    fc.property(spec, ({ kernel, filters, channels, padding }) => {
      const input = `20x20x${channels}`;
      const one = `${filters}@${kernel}x${kernel}${padding}`;
      const small = Array((Number(kernel) - 1) / 2).fill(`${filters}@3x3${padding}`);
      const thin = [`${filters}@1x${kernel}${padding}`, `${filters}@${kernel}x1${padding}`];
      const [beside] = comparison({ a: '1@1x1', b: one, input }).alternatives;
      const whole = summarise(network(one, input)).total;
      for (const [index, layers] of [small, thin].entries()) {
        const built = summarise(network(layers.join(' > '), input)).total;
        const option = beside!.options[index]!;
        expect(option).toMatchObject({ parameters: built.parameters.total, macs: built.macs });
        expect(option.fewerWeights).toBe(built.parameters.weights! < whole.parameters.weights!);
        expect(built.receptiveField).toEqual(whole.receptiveField);
        expect(built.output).toEqual(whole.output);
      }
    }),
    { numRuns: 25 },
  );
});
