import type * as TensorFlow from '@tensorflow/tfjs-core';

/** What fills the rows that padding adds. */
export type PadMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

/** Pads the spatial axes of `[batch, …spatial, channels]`. */
export function padSpatial(
  tf: typeof TensorFlow,
  x: TensorFlow.Tensor,
  edges: readonly (readonly [number, number])[],
  mode: PadMode = 'zeros',
): TensorFlow.Tensor {
  if (edges.every(([before, after]) => before === 0 && after === 0)) return x;
  if (mode === 'zeros')
    return tf.pad(x, [[0, 0], ...edges.map(([b, a]): [number, number] => [b, a]), [0, 0]]);
  return edges.reduce((padded, edge, axis) => padAxis(tf, padded, axis + 1, edge, mode), x);
}

/** Reads the rows that belong into the padding by index. */
function padAxis(
  tf: typeof TensorFlow,
  x: TensorFlow.Tensor,
  axis: number,
  [before, after]: readonly [number, number],
  mode: Exclude<PadMode, 'zeros'>,
): TensorFlow.Tensor {
  const size = x.shape[axis]!;
  const rows = Array.from({ length: before + size + after }, (_, row) => sourceRow(row - before, size, mode));
  return tf.gather(x, tf.tensor1d(rows, 'int32'), axis);
}

function sourceRow(row: number, size: number, mode: Exclude<PadMode, 'zeros'>): number {
  if (mode === 'replicate') return Math.min(Math.max(row, 0), size - 1);
  if (mode === 'circular') return ((row % size) + size) % size;
  const period = Math.max(2 * (size - 1), 1);
  const folded = ((row % period) + period) % period;
  return folded < size ? folded : period - folded;
}
