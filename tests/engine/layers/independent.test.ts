import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import * as tfLayers from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/engine/layers/index.ts';
import type { Value } from '../../../src/engine/layers/spelling.ts';
import { product, type Shape, sum } from '../../../src/engine/shape.ts';
import { bind } from './binding.ts';
import { specs } from './specs.ts';
import { numbers, outputOf, run, startTensors, values, volume } from './tensors.ts';

/**
 * Keras' classes as TensorFlow.js' own layers implement them, with the same argument names but for underscores. They run
 * on the plain JavaScript backend: the WASM one pads `same` wrongly under strides of more than the kernel, and its
 * transposed convolution in three dimensions adds to memory that it did not clear.
 */

interface Case {
  readonly args: Readonly<Record<string, Value>>;
  readonly input: Shape;
}

type Config = Record<string, unknown>;
type Factory = (config: never) => tfLayers.layers.Layer;

const small = (min: number, max: number) => fc.integer({ min, max }).map(BigInt);
const list = (length: number, min: number, max: number) =>
  fc.array(small(min, max), { minLength: length, maxLength: length });
const picture = (rank: number, min = 3) =>
  fc
    .tuple(list(rank, min, rank === 3 ? 5 : 8), small(1, 3))
    .map(([spatial, channels]): Shape => [...spatial, channels]);
/** TensorFlow.js has one stride for both axes of a depthwise convolution. */
const equal = () => small(1, 3).map((step) => [step, step]);
const sides = (rank: number) =>
  fc.array(fc.tuple(small(0, 1), small(0, 1)), { minLength: rank, maxLength: rank });
const padding = fc.constantFrom('valid', 'same');

function cases(rank: number, args: Record<string, fc.Arbitrary<Value>>, min?: number): fc.Arbitrary<Case> {
  return fc.record({ args: fc.record(args), input: picture(rank, min) });
}

/** Strides or dilation, but never both, which Keras rejects. */
function sliding(rank: number, args: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Case> {
  const both = { kernel_size: list(rank, 1, 3), padding, use_bias: fc.boolean(), ...args };
  return fc.oneof(
    cases(rank, { ...both, strides: list(rank, 1, 3) }),
    cases(rank, { ...both, dilation_rate: list(rank, 1, 2) }),
  );
}

function apart(args: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Case> {
  const both = { kernel_size: list(2, 1, 3), padding, depth_multiplier: small(1, 2), use_bias: fc.boolean() };
  return cases(2, { ...both, ...args, strides: equal() });
}

function pooling(rank: number): fc.Arbitrary<Case> {
  return cases(rank, { pool_size: list(rank, 2, 3), strides: list(rank, 1, rank === 3 ? 2 : 3), padding });
}

const filters = { filters: small(1, 3) };
const any = (args: Record<string, fc.Arbitrary<Value>> = {}) =>
  fc.oneof(cases(1, args), cases(2, args), cases(3, args));
/** What TensorFlow.js takes on one and two axes only. */
const upToTwo = (args: Record<string, fc.Arbitrary<Value>> = {}) => fc.oneof(cases(1, args), cases(2, args));
const { layers } = tfLayers;

/** Strides stay within the kernel in three dimensions, where TensorFlow.js pads `same` by less than nothing otherwise. */
const CLASSES: readonly (readonly [string, Factory, fc.Arbitrary<Case>])[] = [
  ['Conv1D', layers.conv1d, sliding(1, filters)],
  ['Conv2D', layers.conv2d, sliding(2, filters)],
  [
    'Conv3D',
    layers.conv3d,
    cases(3, { ...filters, kernel_size: list(3, 2, 3), strides: list(3, 1, 2), padding }),
  ],
  [
    'Conv2DTranspose',
    layers.conv2dTranspose,
    cases(2, {
      ...filters,
      kernel_size: list(2, 1, 4),
      strides: list(2, 1, 3),
      padding,
      use_bias: fc.boolean(),
    }),
  ],
  [
    'Conv3DTranspose',
    layers.conv3dTranspose,
    cases(3, { ...filters, kernel_size: list(3, 2, 3), strides: list(3, 1, 2), padding }),
  ],
  ['DepthwiseConv2D', layers.depthwiseConv2d, apart({})],
  ['SeparableConv2D', layers.separableConv2d, apart(filters)],
  ['MaxPooling1D', layers.maxPooling1d, pooling(1)],
  ['MaxPooling2D', layers.maxPooling2d, pooling(2)],
  ['MaxPooling3D', layers.maxPooling3d, pooling(3)],
  ['AveragePooling1D', layers.averagePooling1d, pooling(1)],
  ['AveragePooling2D', layers.averagePooling2d, pooling(2)],
  ['AveragePooling3D', layers.averagePooling3d, pooling(3)],
  ['GlobalMaxPooling1D', layers.globalMaxPooling1d, cases(1, {})],
  ['GlobalMaxPooling2D', layers.globalMaxPooling2d, cases(2, {})],
  ['GlobalAveragePooling1D', layers.globalAveragePooling1d, cases(1, {})],
  ['GlobalAveragePooling2D', layers.globalAveragePooling2d, cases(2, {})],
  ['Dense', layers.dense, any({ units: small(1, 4), use_bias: fc.boolean() })],
  ['Flatten', layers.flatten, any()],
  [
    'BatchNormalization',
    layers.batchNormalization,
    upToTwo({ center: fc.boolean(), scale: fc.boolean(), epsilon: fc.constantFrom(1e-3, 0.1) }),
  ],
  [
    'LayerNormalization',
    layers.layerNormalization,
    upToTwo({ center: fc.boolean(), scale: fc.boolean(), axis: fc.constantFrom(-1n, [1n, 2n]) }),
  ],
  ['PReLU', layers.prelu, cases(2, { shared_axes: fc.constantFrom([1n], [1n, 2n]) })],
  ['Dropout', layers.dropout, any({ rate: fc.constantFrom(0.5, 0.1) })],
  ['ZeroPadding2D', layers.zeroPadding2d, cases(2, { padding: sides(2) })],
  ['Cropping2D', layers.cropping2D, cases(2, { cropping: sides(2) })],
  ['UpSampling2D', layers.upSampling2d, cases(2, { size: list(2, 1, 3) })],
  ['Reshape', layers.reshape, cases(2, { target_shape: fc.constantFrom([-1n], [1n, -1n]) })],
  ['Permute', layers.permute, cases(2, { dims: fc.constantFrom([2n, 1n, 3n], [3n, 1n, 2n]) })],
  ['ReLU', layers.reLU, any({ max_value: fc.constantFrom(0.5, 6) })],
  ['ELU', layers.elu, any()],
  ['ThresholdedReLU', layers.thresholdedReLU, any({ theta: fc.constantFrom(0.25, 0.5) })],
  [
    'Activation',
    layers.activation,
    upToTwo({
      activation: fc.constantFrom(
        'relu',
        'relu6',
        'sigmoid',
        'tanh',
        'elu',
        'selu',
        'softplus',
        'softsign',
        'softmax',
        'linear',
        'swish',
        'mish',
        'gelu',
      ),
    }),
  ],
];

beforeAll(startTensors);

describe.each(CLASSES)('%s', (name, make, arbitrary) => {
  it('computes, sizes and counts as the layer of TensorFlow.js does', () => {
    fc.assert(
      fc.property(arbitrary, ({ args, input }) => {
        const call = { name, args: Object.entries(args).map(([key, value]) => ({ name: key, value })) };
        const layer = bind(call, 'keras');
        const kind = kindOf(layer);
        const output = outputOf(layer, input);
        if (!output) return;
        const data = values(volume(numbers(input))).map((value) => value - 0.7);
        tf.setBackend('cpu');
        const theirs = runTheirs(make, args, input, data, kind.build(layer.params, [input], tf).weights);
        tf.setBackend('wasm');
        const terms = kind.parameters(layer.params, [input]);
        const count = sum(terms.map(({ factors }) => product(factors.map(({ sizes }) => product(sizes)))));
        expect(Number(count)).toBe(theirs.parameters);
        expect(numbers(output)).toEqual(theirs.shape);
        const ours = run([layer], input, data);
        expect(Array.from(ours.values)).toEqual(theirs.values.map((value) => expect.closeTo(value, 3)));
      }),
      { numRuns: 40 },
    );
  });
});

it.each(Object.entries(specs))(
  '%s computes the same on the WASM and the plain JavaScript backend',
  (kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ({ params, input }) => {
        const layer = { kind, params };
        if (!outputOf(layer, input)) return;
        // Of both signs: a maximum over negative values is where backends have gone wrong.
        const data = values(volume(numbers(input))).map((value) => value - 0.7);
        const [wasm, plain] = ['wasm', 'cpu'].map((backend) => {
          tf.setBackend(backend);
          return Array.from(run([layer], input, data).values);
        });
        expect(wasm).toEqual(plain!.map((value) => expect.closeTo(value, 3)));
      }),
      { numRuns: 40 },
    );
  },
);

function runTheirs(
  make: Factory,
  args: Case['args'],
  input: Shape,
  data: Float32Array,
  specs: readonly { readonly role: string; readonly shape: readonly number[] }[],
) {
  return tf.tidy(() => {
    const layer = make(config(args) as never);
    const x = tf.tensor(data, [1, ...numbers(input)]);
    layer.build([null, ...numbers(input)]);
    const weights = specs.map(({ role, shape }, index) => {
      const weight = tf.tensor(values(volume(shape), index + 7), [...shape]);
      return role === 'kernel' && layer.getClassName().endsWith('Transpose') ? swapLast(weight) : weight;
    });
    if (weights.length > 0) layer.setWeights(weights);
    const output = layer.apply(x, { training: false }) as tf.Tensor;
    const shape = (layer.computeOutputShape(x.shape) as number[]).slice(1);
    expect(output.shape.slice(1)).toEqual(shape);
    return { shape, values: Array.from(output.dataSync()), parameters: layer.countParams() };
  });
}

/** A transposed convolution keeps its kernel as `[…window, filters, channels]` there. */
function swapLast(kernel: tf.Tensor): tf.Tensor {
  const axes = kernel.shape.map((_, axis) => axis);
  return tf.transpose(kernel, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
}

function config(args: Case['args']): Config {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      inNumbers(value),
    ]),
  );
}

function inNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inNumbers);
  return typeof value === 'bigint' ? Number(value) : value;
}
