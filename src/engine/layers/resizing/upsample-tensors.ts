import type * as TensorFlow from '../../tensorflow.ts';
import { takeRows } from '../geometry/tensors.ts';
import type { Resize } from './upsample.ts';

/** For every output row of an axis: an input row, and its share in the output. */
interface Tap {
  readonly rows: readonly number[];
  readonly shares: readonly number[];
}

/** Interpolates along one axis of a tensor: a weighted sum of the rows around each place. */
export function resizeAxis(
  tf: typeof TensorFlow,
  x: TensorFlow.Tensor,
  axis: number,
  resize: Resize,
): TensorFlow.Tensor {
  const all = taps(resize);
  if (all.length === 1) return takeRows(tf, x, axis, all[0]!.rows);
  const along = x.shape.map((_, at) => (at === axis ? Number(resize.output) : 1));
  const parts = all.map(({ rows, shares }) =>
    tf.mul(takeRows(tf, x, axis, rows), tf.tensor(shares as number[], along)),
  );
  return parts.reduce((total, part) => tf.add(total, part));
}

function taps(resize: Resize): readonly Tap[] {
  const last = Number(resize.input) - 1;
  const places = Array.from({ length: Number(resize.output) }, (_, at) => place(resize, at));
  const inside = (row: number) => Math.min(Math.max(row, 0), last);
  if (resize.mode === 'nearest' || resize.mode === 'nearest-exact') {
    return [{ rows: places.map((at) => inside(Math.floor(at))), shares: places.map(() => 1) }];
  }
  const [offsets, share] =
    resize.mode === 'linear' ? ([[0, 1], linear] as const) : ([[-1, 0, 1, 2], cubic] as const);
  const centres = resize.mode === 'linear' ? places.map((at) => Math.max(at, 0)) : places;
  return offsets.map((offset) => ({
    rows: centres.map((at) => inside(Math.floor(at) + offset)),
    shares: centres.map((at) => share(at - Math.floor(at) - offset)),
  }));
}

/** Where an output row lies among the input rows; nearest counts the corner of a row, the others its centre. */
function place({ input, output, scale, mode, alignCorners }: Resize, at: number): number {
  if (alignCorners) return output === 1n ? 0 : (at * (Number(input) - 1)) / (Number(output) - 1);
  const [size, whole] = scale === null ? [Number(input), Number(output)] : [1, Number(scale)];
  if (mode === 'nearest') return (at * size) / whole;
  const centre = ((at + 0.5) * size) / whole;
  return mode === 'nearest-exact' ? centre : centre - 0.5;
}

function linear(distance: number): number {
  return Math.max(1 - Math.abs(distance), 0);
}

/** Keys' kernel with a = −0.75, as PyTorch has it (UpSample.h). */
function cubic(distance: number): number {
  const a = -0.75;
  const d = Math.abs(distance);
  if (d <= 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
  return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
}
