import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/engine/layers/index.ts';
import type { Term } from '../../../src/engine/layers/kind.ts';
import { product, type Shape, sum } from '../../../src/engine/shape.ts';
import { specs } from './specs.ts';
import { numbers, outputOf, run, startTensors, volume } from './tensors.ts';

beforeAll(startTensors);

/** With ones everywhere and no padding, a layer's outputs add up to the number of products that it forms. */
describe.each([
  ['conv', (params: Params) => ({ ...params, padding: none(params.kernel!), bias: false })],
  ['depthwise-conv', (params: Params) => ({ ...params, padding: none(params.kernel!), bias: false })],
  ['transposed-conv', (params: Params) => ({ ...params, crop: none(params.kernel!), bias: false })],
  ['dense', (params: Params) => ({ ...params, bias: false })],
] as const)('the multiply-accumulates of %s', (kind, plain) => {
  it('are as many as are counted', () => {
    let fitting = 0;
    fc.assert(
      fc.property(specs[kind]!, ({ params, input }) => {
        const layer = { kind, params: plain(params as Params) };
        if (!outputOf(layer, input)) return;
        fitting++;
        const ones = new Float32Array(volume(numbers(input))).fill(1);
        const { values } = run([layer], input, ones, ({ shape }) => new Float32Array(volume(shape)).fill(1));
        expect(total(kindOf(layer).macs(layer.params, [input]))).toBe(
          BigInt(values.reduce((a, b) => a + b, 0)),
        );
      }),
    );
    expect(fitting).toBeGreaterThan(20);
  });
});

interface Params {
  readonly kernel?: readonly bigint[];
}

function none(kernel: readonly bigint[]) {
  return kernel.map(() => [0n, 0n]);
}

it('of a separable convolution are those of its two steps', () => {
  fc.assert(
    fc.property(specs['separable-conv']!, ({ params, input }) => {
      const separable = { kind: 'separable-conv', params };
      const output = outputOf(separable, input);
      if (!output) return;
      const { filters, multiplier, ...window } = params as {
        filters: bigint;
        multiplier: bigint;
        rank: 1 | 2;
      };
      const apart = { kind: 'depthwise-conv', params: { ...window, multiplier } };
      const between = outputOf(apart, input)!;
      const mix = { kind: 'conv', params: pointwise(window.rank, filters) };
      const steps = [macs(apart, input), macs(mix, between)];
      expect(macs(separable, input)).toBe(sum(steps));
    }),
  );
});

function pointwise(rank: number, filters: bigint) {
  const ones = Array(rank).fill(1n);
  return {
    rank,
    filters,
    kernel: ones,
    stride: ones,
    dilation: ones,
    padding: none(ones),
    groups: 1n,
    bias: false,
    paddingMode: 'zeros',
  };
}

function macs(layer: { kind: string; params: unknown }, input: Shape) {
  return total(kindOf(layer).macs(layer.params, [input]));
}

function total(terms: readonly Term[]): bigint | null {
  return sum(terms.map(({ factors }) => product(factors.map(({ sizes }) => product(sizes)))));
}

it('are not counted for layers without weighted sums', () => {
  for (const kind of ['max-pool', 'activation', 'batch-norm', 'layer-norm', 'upsample', 'dropout']) {
    expect(kindOf({ kind, params: {} }).macs({}, [[4n, 4n, 2n]])).toEqual([]);
  }
});

describe('sizes of any magnitude', () => {
  it('are exact', () => {
    const big = 10n ** 20n;
    const layer = {
      kind: 'conv',
      params: { ...pointwise(2, big), kernel: [3n, 3n], bias: true },
    };
    const input: Shape = [big, big, big];
    expect(outputOf(layer, input)).toEqual([big - 2n, big - 2n, big]);
    expect(macs(layer, input)).toBe((big - 2n) ** 2n * big * 9n * big);
    expect(total(kindOf(layer).parameters(layer.params, [input]))).toBe(9n * big * big + big);
  });
});

describe('unknown sizes', () => {
  const flexible = Object.entries(specs).filter(([kind]) => !['flatten', 'reshape'].includes(kind));
  it.each(flexible)('of %s stay unknown or agree with every known size', (kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), ({ params, input }, place) => {
        const layer = { kind, params };
        const open = input.with(place % input.length, null);
        const known = outputOf(layer, input);
        const unknown = outputOf(layer, open);
        if (!known || !unknown) return;
        const { keras, torch, shorthand, window } = kindOf(layer);
        expect(() => window(params, [open])).not.toThrow();
        for (const { write } of [keras, torch, shorthand]) expect(() => write(params, open)).not.toThrow();
        expect(unknown).toEqual(known.map((size, axis) => (unknown[axis] === null ? null : size)));
        const counts = [known, unknown].map((_, at) => macs(layer, at === 0 ? input : open));
        expect(counts[1] === null || counts[1] === counts[0]).toBe(true);
      }),
    );
  });
});
