import { type Shape, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { bareWindow, numericEdges } from '../convolution/conv-tensors.ts';
import { slide } from '../geometry/sliding.ts';
import { asPicture, padSpatial, spreadWindows } from '../geometry/tensors.ts';
import type { Program } from '../kind.ts';
import type { AveragePool, MaxPool } from './pooling.ts';

type TF = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;

/** Stands for minus infinity: smaller than any value, so that padding never is the largest. */
const LEAST = -3.4e38;

export function maxPoolTensors(params: MaxPool, [input]: readonly Shape[], tf: TF): Program {
  const padding = paddedRows(params, input!);
  return {
    weights: [],
    run: ([x]) => tf.tidy(() => pool(tf, padSpatial(tf, x!, padding, LEAST), params, 'max')),
  };
}

export function averagePoolTensors(params: AveragePool, [input]: readonly Shape[], tf: TF): Program {
  const padding = paddedRows(params, input!);
  const share = shares(params, input!);
  return {
    weights: [],
    run: ([x]) =>
      tf.tidy(() => {
        const means = pool(tf, padSpatial(tf, x!, padding), params, 'avg');
        if (share.values.every((value) => value === 1)) return means;
        return tf.mul(means, tf.tensor(share.values, [1, ...share.shape, 1]));
      }),
  };
}

/** The padding, with the rows that a last partial window reaches beyond it. */
function paddedRows(params: MaxPool, input: Shape): readonly (readonly [number, number])[] {
  const sizes = slide(params, spatialOf(input)).map(Number);
  const { kernel, stride, dilation } = bareWindow(params);
  return numericEdges(params, input).map(([before, after], axis) => {
    const reach = (sizes[axis]! - 1) * stride[axis]! + dilation[axis]! * (kernel[axis]! - 1) + 1;
    return [before, Math.max(after, reach - before - Number(input[axis]))] as const;
  });
}

function pool(tf: TF, x: Tensor, params: MaxPool, mode: 'max' | 'avg'): Tensor {
  const window = bareWindow(params);
  const spread = spreadWindows(tf, x, window);
  return slideOver(tf, spread.x, window.kernel, spread.stride, mode);
}

function slideOver(
  tf: TF,
  x: Tensor,
  kernel: readonly number[],
  stride: readonly number[],
  mode: 'max' | 'avg',
): Tensor {
  if (kernel.length === 1) {
    return asPicture(tf, x, (picture) => slideOver(tf, picture, [1, ...kernel], [1, ...stride], mode));
  }
  if (kernel.length === 3) {
    if (mode === 'max') return maxOverVolume(tf, x, kernel, stride);
    return tf.avgPool3d(x as never, kernel as never, stride as never, 'valid');
  }
  const pool2d = mode === 'max' ? tf.maxPool : tf.avgPool;
  return pool2d(x as never, kernel as never, stride as never, 'valid');
}

/**
 * The largest in a plane first, then the largest of these along the depth. The WASM backend's own maxPool3d begins at
 * the smallest positive number and so loses windows in which all values are negative.
 */
function maxOverVolume(
  tf: TF,
  x: Tensor,
  [deep, ...plane]: readonly number[],
  [step, ...steps]: readonly number[],
): Tensor {
  const [batch, depth, height, width, channels] = x.shape as [number, number, number, number, number];
  const slices = slideOver(tf, tf.reshape(x, [batch * depth, height, width, channels]), plane, steps, 'max');
  const [, rows, columns] = slices.shape as [number, number, number, number];
  const lines = tf.reshape(slices, [batch, depth, rows * columns, channels]);
  const largest = slideOver(tf, lines, [deep!, 1], [step!, 1], 'max');
  return tf.reshape(largest, [batch, largest.shape[1]!, rows, columns, channels]);
}

/** What the mean over a whole window is multiplied with at every position, for it to divide by the right number. */
function shares(params: AveragePool, input: Shape): { readonly values: number[]; readonly shape: number[] } {
  const shape = slide(params, spatialOf(input)).map(Number);
  const taps = Number(params.kernel.reduce((product, size) => product * size, 1n));
  const counts = shape.map((size, axis) => countedRows(params, input, axis, size));
  const all = counts.reduce<number[]>(
    (products, rows) => products.flatMap((p) => rows.map((r) => p * r)),
    [1],
  );
  const values = all.map((count) => taps / (params.divisor === null ? count : Number(params.divisor)));
  return { values, shape };
}

/** How many rows of the window count at each of the output's positions on one axis. */
function countedRows(params: AveragePool, input: Shape, axis: number, size: number): number[] {
  const { kernel, stride } = bareWindow(params);
  const [before, after] = numericEdges(params, input)[axis]!;
  const rows = Number(input[axis]);
  const [first, end] = params.countPadding ? [-before, rows + after] : [0, rows];
  return Array.from({ length: size }, (_, position) => {
    const start = position * stride[axis]! - before;
    return Math.min(start + kernel[axis]!, end) - Math.max(start, first);
  });
}
