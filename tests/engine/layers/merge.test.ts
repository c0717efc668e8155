import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/engine/layers/index.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import type { Shape } from '../../../src/engine/shape.ts';
import { bind } from './binding.ts';
import { numbers, startTensors, values, volume } from './tensors.ts';

const OPERATIONS = ['add', 'subtract', 'multiply', 'average', 'maximum', 'minimum'] as const;

beforeAll(startTensors);

function merged(layer: Layer, inputs: readonly Shape[], data: readonly Float32Array[]) {
  const program = kindOf(layer).build(layer.params, inputs, tf);
  return tf.tidy(() => {
    const tensors = inputs.map((shape, index) => tf.tensor(data[index]!, [1, ...numbers(shape)]));
    const output = program.run(tensors, []);
    return { shape: output.shape.slice(1), values: Array.from(output.dataSync()) };
  });
}

describe('joining value by value', () => {
  it.each([
    ['add', [5, 8]],
    ['subtract', [-1, 2]],
    ['multiply', [6, 15]],
    ['average', [2.5, 4]],
    ['maximum', [3, 5]],
    ['minimum', [2, 3]],
  ])('%s', (operation, expected) => {
    const layer = { kind: 'merge', params: { operation } };
    const data = [Float32Array.of(2, 5), Float32Array.of(3, 3)];
    expect(merged(layer, [[2n], [2n]], data).values).toEqual(expected);
  });

  it('averages over all inputs', () => {
    const layer = { kind: 'merge', params: { operation: 'average' } };
    expect(
      merged(
        layer,
        [[1n], [1n], [1n]],
        [1, 2, 6].map((value) => Float32Array.of(value)),
      ).values,
    ).toEqual([3]);
  });

  it('has the shape that TensorFlow.js computes, axes of size 1 being stretched', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }).map(BigInt), { minLength: 1, maxLength: 4 });
    const inputs = sizes.chain((shape) =>
      fc
        .array(fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }), {
          minLength: 2,
          maxLength: 2,
        })
        .map((flat) => flat.map((ones) => shape.map((size, axis) => (ones[axis] ? 1n : size)))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...OPERATIONS), inputs, (operation, shapes) => {
        const layer = { kind: 'merge', params: { operation } };
        const output = kindOf(layer).outputShape(layer.params, shapes);
        const data = shapes.map((shape) => values(volume(numbers(shape))));
        expect(merged(layer, shapes, data).shape).toEqual(numbers(output));
      }),
    );
  });

  it('rejects shapes that differ', () => {
    const { outputShape } = kindOf({ kind: 'merge', params: {} });
    expect(() =>
      outputShape({ operation: 'add' }, [
        [4n, 4n, 8n],
        [4n, 3n, 8n],
      ]),
    ).toThrow('4×4×8 and 4×3×8');
    expect(() => outputShape({ operation: 'add' }, [[4n, 8n], [8n]])).toThrow('cannot be joined');
    expect(() => outputShape({ operation: 'subtract' }, [[1n], [1n], [1n]])).toThrow('exactly 2 inputs');
  });
});

describe('concatenation', () => {
  it('puts channels behind channels', () => {
    const layer = { kind: 'concatenate', params: { axis: -1n, channels: 'last' } };
    const result = merged(
      layer,
      [
        [2n, 1n],
        [2n, 2n],
      ],
      [Float32Array.of(1, 2), Float32Array.of(3, 4, 5, 6)],
    );
    expect(result).toEqual({ shape: [2, 3], values: [1, 3, 4, 2, 5, 6] });
    expect(
      kindOf(layer).outputShape(layer.params, [
        [2n, 1n],
        [2n, 2n],
      ]),
    ).toEqual([2n, 3n]);
  });

  it('counts axes as the author does', () => {
    const { outputShape } = kindOf({ kind: 'concatenate', params: {} });
    const inputs = [
      [5n, 4n, 3n],
      [5n, 4n, 2n],
    ];
    expect(outputShape({ axis: 1n, channels: 'first' }, inputs)).toEqual([5n, 4n, 5n]);
    expect(() => outputShape({ axis: 1n, channels: 'last' }, inputs)).toThrow('one behind the other');
    expect(
      outputShape({ axis: -1n, channels: 'last' }, [
        [null, 3n],
        [null, 2n],
      ]),
    ).toEqual([null, 5n]);
  });
});

it.each([
  ...OPERATIONS.map((operation) => ({ kind: 'merge', params: { operation } })),
  { kind: 'concatenate', params: { axis: -1n, channels: 'last' } },
  { kind: 'concatenate', params: { axis: 2n, channels: 'last' } },
])('reads back what it writes: $params', (layer) => {
  for (const notation of ['keras', 'shorthand'] as const) {
    const [call] = kindOf(layer)[notation].write(layer.params, [4n, 4n, 2n]);
    expect(bind(call!, notation)).toEqual(layer);
  }
});
