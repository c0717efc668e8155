import { type Shape, type Size, spatialOf } from '../../shape.ts';
import type { Window } from '../kind.ts';

/** Arithmetic of windows that slide over one axis (Dumoulin & Visin, arXiv:1603.07285). */

/** Rows added before and after the input on one axis. */
export type Edge = readonly [before: bigint, after: bigint];

/** `same` as TensorFlow means it, `causal` for one axis, or explicit rows for each axis (`valid`: none). */
export type Padding = 'same' | 'causal' | readonly Edge[];

/** A sliding window on every spatial axis. */
export interface Sliding {
  readonly kernel: readonly bigint[];
  readonly stride: readonly bigint[];
  readonly dilation: readonly bigint[];
  readonly padding: Padding;
  /** Whether a last window that only partly fits makes an output too (PyTorch's `ceil_mode`). */
  readonly ceil?: boolean;
}

/** No padding on any axis. */
export function valid(rank: number): readonly Edge[] {
  return Array<Edge>(rank).fill([0n, 0n]);
}

/** The same rows before and after. */
export function symmetric(sizes: readonly bigint[]): readonly Edge[] {
  return sizes.map((size): Edge => [size, size]);
}

/** How many input positions a dilated kernel spans: `d·(k−1)+1`. */
export function span(kernel: bigint, dilation: bigint): bigint {
  return dilation * (kernel - 1n) + 1n;
}

/**
 * The rows that padding adds on each axis. `same` adds `max((⌈n/s⌉−1)·s + d·(k−1)+1 − n, 0)` in total, the odd one
 * behind (TensorFlow, kernel_shape_util.cc); unknown when it depends on an unknown size.
 */
export function edges(window: Sliding, spatial: Shape): readonly (readonly [Size, Size])[] {
  return window.kernel.map((kernel, axis) => {
    const { padding } = window;
    const reach = span(kernel, window.dilation[axis]!);
    if (padding === 'causal') return [reach - 1n, 0n];
    if (padding !== 'same') return padding[axis]!;
    const total = sameTotal(spatial[axis] ?? null, reach, window.stride[axis]!);
    return total === null ? [null, null] : [total / 2n, total - total / 2n];
  });
}

/**
 * Output sizes on each axis: `⌊(n + before + after − span)/s⌋ + 1`, 0 where the window does not fit. With `ceil` the
 * quotient is rounded up, unless the last window would then start behind the input (PyTorch, pooling_shape.h).
 */
export function slide(window: Sliding, spatial: Shape): Shape {
  const padding = edges(window, spatial);
  return spatial.map((size, axis) => {
    const stride = window.stride[axis]!;
    if (size === null) return null;
    if (window.padding === 'same') return ceilDivide(size, stride);
    const [before, after] = padding[axis]!;
    const room = size + before! + after! - span(window.kernel[axis]!, window.dilation[axis]!);
    if (room < 0n) return 0n;
    const floor = room / stride + 1n;
    return window.ceil && room % stride > 0n && floor * stride < size + before! ? floor + 1n : floor;
  });
}

/** The window as the receptive field needs it. */
export function slidingWindow(window: Sliding, input: Shape): Window {
  const { kernel, stride, dilation } = window;
  return { kernel, stride, zoom: kernel.map(() => 1n), dilation, padding: edges(window, spatialOf(input)) };
}

/** Whether two windows read the same places of an input; rows that only padding fills do not matter. */
export function sameWindows(a: Sliding, b: Sliding, spatial: Shape): boolean {
  const [aEdges, bEdges, aSizes, bSizes] = [
    edges(a, spatial),
    edges(b, spatial),
    slide(a, spatial),
    slide(b, spatial),
  ];
  return spatial.every(
    (_, axis) =>
      aEdges[axis]![0] !== null &&
      aEdges[axis]![0] === bEdges[axis]![0] &&
      aSizes[axis] !== null &&
      aSizes[axis] === bSizes[axis],
  );
}

export function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function sameTotal(size: Size, reach: bigint, stride: bigint): Size {
  if (size === null) return stride === 1n ? reach - 1n : null;
  const total = (ceilDivide(size, stride) - 1n) * stride + reach - size;
  return total > 0n ? total : 0n;
}
