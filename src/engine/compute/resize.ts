import type { Pixels } from './pixels.ts';

/** Where one output row (or column) reads the input: `weights` from `start` on, summing to 1. */
interface Taps {
  readonly start: number;
  readonly weights: readonly number[];
}

/** A rectangle of the image, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The largest rectangle in the middle of the image that has the proportions of `width` × `height`. */
export function centreBox(pixels: Pixels, width: number, height: number): Box {
  const scale = Math.min(pixels.width / width, pixels.height / height);
  const [w, h] = [width * scale, height * scale];
  return { left: (pixels.width - w) / 2, top: (pixels.height - h) / 2, width: w, height: h };
}

/**
 * The box scaled to `width` × `height`: `[height, width, channels]` in 0…1. Averages the area below each pixel when
 * it shrinks, interpolates linearly when it grows.
 */
export function resize(pixels: Pixels, box: Box, width: number, height: number): Float32Array {
  const columns = axisTaps(box.left, box.width, pixels.width, width);
  const rows = axisTaps(box.top, box.height, pixels.height, height);
  return resizeRows(resizeColumns(pixels, columns), rows, width * pixels.channels);
}

function resizeColumns(pixels: Pixels, columns: readonly Taps[]): Float32Array {
  const { width, height, channels, values } = pixels;
  const out = new Float32Array(height * columns.length * channels);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (const { start, weights } of columns) {
      for (let channel = 0; channel < channels; channel++) {
        let total = 0;
        for (let tap = 0; tap < weights.length; tap++) {
          total += weights[tap]! * values[(row * width + start + tap) * channels + channel]!;
        }
        out[at++] = total / 255;
      }
    }
  }
  return out;
}

function resizeRows(values: Float32Array, rows: readonly Taps[], stride: number): Float32Array {
  const out = new Float32Array(rows.length * stride);
  for (const [row, { start, weights }] of rows.entries()) {
    for (const [tap, weight] of weights.entries()) {
      for (let i = 0; i < stride; i++) out[row * stride + i]! += weight * values[(start + tap) * stride + i]!;
    }
  }
  return out;
}

function axisTaps(offset: number, extent: number, size: number, count: number): readonly Taps[] {
  const scale = extent / count;
  return Array.from({ length: count }, (_, i) =>
    scale > 1
      ? areaTaps(offset + i * scale, offset + (i + 1) * scale, size)
      : linearTaps(offset + (i + 0.5) * scale - 0.5, size),
  );
}

function areaTaps(from: number, to: number, size: number): Taps {
  // Rounding may put a box a hair outside the image.
  const start = Math.min(Math.max(Math.floor(from), 0), size - 1);
  const end = Math.min(Math.ceil(to), size);
  const covered = Array.from(
    { length: end - start },
    (_, tap) => Math.min(to, start + tap + 1) - Math.max(from, start + tap),
  );
  const total = covered.reduce((sum, weight) => sum + weight, 0);
  return { start, weights: covered.map((weight) => weight / total) };
}

function linearTaps(centre: number, size: number): Taps {
  const clamped = Math.min(Math.max(centre, 0), size - 1);
  const start = Math.floor(clamped);
  const share = clamped - start;
  return share === 0 ? { start, weights: [1] } : { start, weights: [1 - share, share] };
}
