import * as z from 'zod';
import { channelsOf, type Shape, type Size, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { checked, ignoredArgs, whole } from '../arguments/values.ts';
import { requireRank } from '../geometry/inputs.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { greatestCommonDivisor } from '../geometry/ratio.ts';
import { takeRows } from '../geometry/tensors.ts';
import type { LayerKind, Reach } from '../kind.ts';
import { layerClass, type Spelling, type Value } from '../spelling.ts';

/** Pooling to a fixed size: output `i` covers the inputs from `⌊i·n/o⌋` up to `⌈(i+1)·n/o⌉` (PyTorch, AdaptivePooling.h). */
export interface AdaptivePool {
  readonly rank: Rank;
  /** The output's spatial sizes; `null` keeps the input's. */
  readonly output: Shape;
}

export const adaptiveMaxPool = adaptivePool(
  'max',
  'Keeps the largest value of windows that share the input evenly.',
);
export const adaptiveAveragePool = adaptivePool('avg', 'Averages windows that share the input evenly.');

/** Pooling counts no multiply-accumulates. */
function adaptivePool(mode: 'max' | 'avg', summary: string): LayerKind<AdaptivePool> {
  return {
    name: `adaptive-${mode}-pool`,
    summary,
    keras: spelling((rank) => `Adaptive${mode === 'max' ? 'Max' : 'Average'}Pooling${rank}D`, 'data_format'),
    torch: spelling((rank) => `Adaptive${mode === 'max' ? 'Max' : 'Avg'}Pool${rank}d`, 'return_indices'),
    shorthand: shorthand(mode),
    outputShape(params, [input]) {
      requireRank(input!, params.rank, `${params.rank}-D adaptive pooling`);
      return [...sizes(params, input!), channelsOf(input!)];
    },
    parameters: () => [],
    macs: () => [],
    window: (params, [input]) => reach(params, input!),
    build(params, [input], tf) {
      const targets = sizes(params, input!).map(Number);
      const run = (x: TensorFlow.Tensor) =>
        targets.reduce((pooled, target, axis) => poolAxis(tf, pooled, axis + 1, target, mode), x);
      return { weights: [], run: ([x]) => tf.tidy(() => tf.clone(run(x!))) };
    },
  };
}

function sizes({ output }: AdaptivePool, input: Shape): Shape {
  return output.map((size, axis) => size ?? input[axis] ?? null);
}

/** With `n/o` in lowest terms `a/b`, inputs stand `b` apart, outputs `a`, and a window spans `a + b − 1` (see `Window`). */
function reach(params: AdaptivePool, input: Shape): Reach {
  const output = sizes(params, input);
  const ratios = spatialOf(input).map((size, axis): readonly [Size, Size] => {
    const target = output[axis]!;
    if (size === null || target === null) return params.output[axis] === null ? [1n, 1n] : [null, null];
    const common = greatestCommonDivisor(size, target);
    return [size / common, target / common];
  });
  return {
    kernel: ratios.map(([a, b]) => (a === null || b === null ? null : a + b - 1n)),
    stride: ratios.map(([a]) => a),
    zoom: ratios.map(([, b]) => b),
    dilation: ratios.map(() => 1n),
    padding: ratios.map(([, b]) => (b === null ? [null, null] : [b - 1n, b - 1n])),
  };
}

/** Gives every window as many rows as the widest has; those that are too many do not weigh. */
function poolAxis(
  tf: typeof TensorFlow,
  x: TensorFlow.Tensor,
  axis: number,
  target: number,
  mode: 'max' | 'avg',
): TensorFlow.Tensor {
  const size = x.shape[axis]!;
  if (size === target) return x;
  const starts = Array.from({ length: target }, (_, at) => Math.floor((at * size) / target));
  const counts = starts.map((start, at) => Math.ceil(((at + 1) * size) / target) - start);
  const widest = Math.max(...counts);
  const rows = starts.flatMap((start, at) =>
    Array.from({ length: widest }, (_, tap) => start + Math.min(tap, counts[at]! - 1)),
  );
  const split = [...x.shape.slice(0, axis), target, widest, ...x.shape.slice(axis + 1)];
  const windows = tf.reshape(takeRows(tf, x, axis, rows), split);
  if (mode === 'max') return tf.max(windows, axis + 1);
  const shares = counts.flatMap((count) =>
    Array.from({ length: widest }, (_, tap) => (tap < count ? 1 / count : 0)),
  );
  const along = split.map((_, at) => (at === axis ? target : at === axis + 1 ? widest : 1));
  return tf.sum(tf.mul(windows, tf.tensor(shares, along)), axis + 1);
}

function spelling(nameOf: (rank: number) => string, more: string): Spelling<AdaptivePool> {
  return {
    classes: RANKS.map((rank) =>
      layerClass({
        name: nameOf(rank),
        args: () => z.object({ output_size: outputSizes(rank), ...ignoredArgs(more) }),
        read: ({ output_size }) => ({ params: { rank, output: output_size } }),
      }),
    ),
    write: ({ rank, output }, input) => {
      const value = more === 'data_format' ? sizes({ rank, output }, input) : output;
      return more === 'data_format' && value.includes(null)
        ? []
        : [{ name: nameOf(rank), args: [{ value: brief(value) }] }];
    },
  };
}

function shorthand(mode: 'max' | 'avg'): Spelling<AdaptivePool> {
  return {
    classes: RANKS.map((rank) =>
      layerClass({
        name: `adaptive${mode}pool${rank}d`,
        aliases: rank === 2 ? [`adaptive${mode}pool`] : [],
        args: () => z.object({ output: outputSizes(rank) }),
        read: ({ output }) => ({ params: { rank, output } }),
      }),
    ),
    write: ({ rank, output }) => [
      { name: `adaptive${mode}pool${rank}d`, args: [{ name: 'output', value: brief(output) }] },
    ],
  };
}

function outputSizes(rank: Rank) {
  const size = (value: Value): Size | undefined => (value === null ? null : whole().safeParse(value).data);
  return checked(
    (value): Shape | undefined => {
      const list = Array.isArray(value) ? value : Array<Value>(rank).fill(value);
      const sizes = list.map(size).filter((one) => one !== undefined);
      return sizes.length === rank && list.length === rank ? sizes : undefined;
    },
    `must be ${rank === 1 ? 'a whole number' : `one whole number or ${rank} of them`} of at least 1, or None for the size of the input`,
  );
}

function brief(sizes: Shape): Value {
  return sizes.every((size) => size === sizes[0]) ? sizes[0]! : sizes;
}
