import type { Size } from '../../shape.ts';
import { greatestCommonDivisor } from '../geometry/ratio.ts';
import { ceilDivide } from '../geometry/sliding.ts';
import type { Window } from '../kind.ts';
import type { Resize } from './upsample.ts';

/** Interpolation as a window: inputs stand `zoom` apart on the grid, outputs `stride`, and the kernel is what they mix. */
export function resizeWindow(resizes: readonly Resize[]): Window {
  const axes = resizes.map(axisWindow);
  return {
    kernel: axes.map(({ kernel }) => kernel),
    stride: axes.map(({ stride }) => stride),
    zoom: axes.map(({ zoom }) => zoom),
    dilation: axes.map(() => 1n),
    padding: axes.map(({ before, after }) => [before, after]),
  };
}

interface AxisWindow {
  readonly kernel: Size;
  readonly stride: Size;
  readonly zoom: Size;
  readonly before: Size;
  readonly after: Size;
}

function axisWindow(resize: Resize): AxisWindow {
  const ratio = ratioOf(resize);
  if (!ratio) return { kernel: null, stride: null, zoom: null, before: null, after: null };
  const [stride, zoom] = ratio;
  const [first, last] = tapRange(resize, stride, zoom);
  const [kernel, before] = [last - first + 1n, -first];
  return { kernel, stride, zoom, before, after: behind(resize, { kernel, stride, zoom, before }) };
}

/** Input rows for an output row, in lowest terms. */
function ratioOf({ input, output, scale, alignCorners }: Resize): readonly [bigint, bigint] | null {
  if (!alignCorners && typeof scale === 'bigint') return [1n, scale];
  if (!alignCorners && typeof scale === 'number') {
    const digits = scale.toString().split('.')[1]?.length ?? 0;
    const tens = 10n ** BigInt(digits);
    return lowest(tens, BigInt(Math.round(scale * Number(tens))));
  }
  if (input === null || output === null) return null;
  if (!alignCorners) return lowest(input, output);
  if (input === 1n || output === 1n) return [1n, output];
  return lowest(input - 1n, output - 1n);
}

function lowest(a: bigint, b: bigint): readonly [bigint, bigint] {
  const common = greatestCommonDivisor(a, b);
  return [a / common, b / common];
}

/** The first and the last tap, on the grid from where output 0 would stand, that can have a share. */
function tapRange({ mode, alignCorners }: Resize, stride: bigint, zoom: bigint): readonly [bigint, bigint] {
  if (mode === 'nearest') return [1n - zoom, 0n];
  if (mode === 'nearest-exact') return [floorHalf(stride - 2n * zoom) + 1n, stride / 2n];
  const radius = mode === 'linear' ? zoom : 2n * zoom;
  const doubledCentre = alignCorners ? 0n : stride - zoom;
  return [floorHalf(doubledCentre - 2n * radius) + 1n, -floorHalf(-(doubledCentre + 2n * radius)) - 1n];
}

/** The rows behind the last input that the last output still spans. */
function behind(
  { input, output }: Resize,
  { kernel, stride, zoom, before }: { kernel: bigint; stride: bigint; zoom: bigint; before: bigint },
): Size {
  if (input !== null && output !== null)
    return (output - 1n) * stride + kernel - (input - 1n) * zoom - 1n - before;
  return stride === 1n ? zoom + kernel - before - 2n : null;
}

function floorHalf(value: bigint): bigint {
  return value >= 0n ? value / 2n : -ceilDivide(-value, 2n);
}
