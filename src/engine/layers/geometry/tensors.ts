import type * as TensorFlow from '../../tensorflow.ts';

type TF = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;

/** What fills the rows that padding adds: a number, or what the input has elsewhere. */
export type Fill = number | 'reflect' | 'replicate' | 'circular';

/** Pads the spatial axes of `[batch, …spatial, channels]`; negative edges cut rows off. */
export function padSpatial(
  tf: TF,
  x: Tensor,
  edges: readonly (readonly [number, number])[],
  fill: Fill = 0,
): Tensor {
  if (edges.every(([before, after]) => before === 0 && after === 0)) return x;
  if (typeof fill !== 'number') {
    return edges.reduce((padded, edge, axis) => padAxis(tf, padded, axis + 1, edge, fill), x);
  }
  const kept = cut(tf, x, edges);
  const added = edges.map((edge) => edge.map((rows) => Math.max(rows, 0)) as [number, number]);
  return tf.pad(kept, [[0, 0], ...added, [0, 0]], fill);
}

/** Reads the rows `rows[i]` of an axis. */
export function takeRows(tf: TF, x: Tensor, axis: number, rows: readonly number[]): Tensor {
  return tf.gather(x, tf.tensor1d(rows as number[], 'int32'), axis);
}

/** Applies an operation on pictures to a row of values: `[batch, length, channels]` as one row of pixels. */
export function asPicture(tf: TF, x: Tensor, run: (picture: Tensor) => Tensor): Tensor {
  return tf.squeeze(run(tf.expandDims(x, 1)), [1]);
}

/**
 * Lays the windows of dilated axes side by side, so that a window of stride `kernel` without dilation reads the same
 * values: TensorFlow.js takes no stride together with dilation, and no dilation in pooling.
 */
export function spreadWindows(
  tf: TF,
  x: Tensor,
  {
    kernel,
    stride,
    dilation,
  }: { kernel: readonly number[]; stride: readonly number[]; dilation: readonly number[] },
): { readonly x: Tensor; readonly stride: readonly number[] } {
  const spread = dilation.reduce((whole, step, axis) => {
    if (step === 1) return whole;
    const [taps, jump] = [kernel[axis]!, stride[axis]!];
    const positions = Math.floor((whole.shape[axis + 1]! - step * (taps - 1) - 1) / jump) + 1;
    const rows = Array.from(
      { length: positions * taps },
      (_, row) => Math.floor(row / taps) * jump + (row % taps) * step,
    );
    return takeRows(tf, whole, axis + 1, rows);
  }, x);
  return { x: spread, stride: stride.map((jump, axis) => (dilation[axis] === 1 ? jump : kernel[axis]!)) };
}

function cut(tf: TF, x: Tensor, edges: readonly (readonly [number, number])[]): Tensor {
  if (edges.every(([before, after]) => before >= 0 && after >= 0)) return x;
  const begin = edges.map(([before]) => Math.max(-before, 0));
  const size = edges.map(([, after], axis) => x.shape[axis + 1]! - begin[axis]! - Math.max(-after, 0));
  return tf.slice(x, [0, ...begin, 0], [-1, ...size, -1]);
}

/** Reads the rows that belong into the padding by index. */
function padAxis(
  tf: TF,
  x: Tensor,
  axis: number,
  [before, after]: readonly [number, number],
  fill: Exclude<Fill, number>,
): Tensor {
  const size = x.shape[axis]!;
  const rows = Array.from({ length: before + size + after }, (_, row) => sourceRow(row - before, size, fill));
  return takeRows(tf, x, axis, rows);
}

function sourceRow(row: number, size: number, fill: Exclude<Fill, number>): number {
  if (fill === 'replicate') return Math.min(Math.max(row, 0), size - 1);
  if (fill === 'circular') return ((row % size) + size) % size;
  const period = Math.max(2 * (size - 1), 1);
  const folded = ((row % period) + period) % period;
  return folded < size ? folded : period - folded;
}
