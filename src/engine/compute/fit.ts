import { UserError } from '../../user-error.ts';
import type { Shape } from '../shape.ts';
import type { Pixels } from './pixels.ts';
import { type Box, centreBox, resize } from './resize.ts';

/** An image made to fit the input of a network. */
export interface Fitted {
  /** What the network is given: the input's shape, 0…1. */
  readonly values: Float32Array;
  /** The same as a picture to look at, `[height, width, channels]`. */
  readonly shown: Plane;
  /** Whole sentences on what was done to the image. */
  readonly notes: readonly string[];
}

/** `[height, width, channels]`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** What stands for an unknown side, and for an unknown number of slices. */
const UNKNOWN = { side: 224, slices: 8 } as const;

/** The input with every unknown size filled in from the image. */
export function knownInput(input: Shape, pixels: Pixels): Shape {
  const rank = input.length - 1;
  return input.map((size, axis) => {
    if (size !== null) return size;
    if (axis === rank) return BigInt(pixels.channels);
    if (rank === 3 && axis === 0) return BigInt(UNKNOWN.slices);
    const side = axis === rank - 1 ? pixels.width : pixels.height;
    return BigInt(Math.min(side, UNKNOWN.side));
  });
}

/**
 * Fits an image to an input of known sizes: the middle of it, scaled; a row of it where the input is a sequence; the
 * image shifted from slice to slice where it is a volume; its pixels one behind the other where it is a vector.
 */
export function fitImage(pixels: Pixels, input: readonly number[]): Fitted {
  const [first = 1, second = 1, third = 1, fourth = 1] = input;
  if (input.length === 1) return fitVector(pixels, first);
  if (input.length === 2) return fitSequence(pixels, first, second);
  if (input.length === 3) return fitPlane(pixels, first, second, third);
  if (input.length === 4) return fitVolume(pixels, [first, second, third, fourth]);
  throw new UserError({
    wrong: `An image cannot be fitted to an input of ${input.length} axes (${input.join('×')}).`,
    write: 'an input such as 28×28×1 (a picture), 128×1 (a sequence) or 16×28×28×1 (a volume)',
  });
}

function fitPlane(pixels: Pixels, height: number, width: number, channels: number): Fitted {
  return scaled(pixels, centreBox(pixels, width, height), height, width, channels);
}

function fitSequence(pixels: Pixels, length: number, channels: number): Fitted {
  const row: Box = { left: 0, top: Math.floor(pixels.height / 2), width: pixels.width, height: 1 };
  const fitted = scaled(pixels, row, 1, length, channels);
  return { ...fitted, notes: ['The sequence is the middle row of the image.', ...fitted.notes] };
}

function fitVector(pixels: Pixels, size: number): Fitted {
  const channels = [1, 3].find((count) => Number.isInteger(Math.sqrt(size / count)));
  if (channels === undefined) return fitSequence(pixels, size, 1);
  const side = Math.sqrt(size / channels);
  const fitted = fitPlane(pixels, side, side, channels);
  return { ...fitted, notes: [`The vector is the image as ${side}×${side}×${channels}, row by row.`] };
}

function fitVolume(
  pixels: Pixels,
  [slices, height, width, channels]: [number, number, number, number],
): Fitted {
  const { values: slice, notes } = fitPlane(pixels, height, width, channels);
  const values = new Float32Array(slices * slice.length);
  for (let index = 0; index < slices; index++) {
    values.set(rolled(slice, width * channels, (index % width) * channels), index * slice.length);
  }
  const middle = Math.floor(slices / 2);
  const shown = values.slice(middle * slice.length, (middle + 1) * slice.length);
  return {
    values,
    shown: { width, height, channels, values: shown },
    notes: [
      `The volume is the image, moved to the right by one pixel from slice to slice; slice ${middle + 1} of ${slices} is shown.`,
      ...notes,
    ],
  };
}

/** Every row moved to the right by `shift`; what leaves it comes back on the left. */
function rolled(values: Float32Array, stride: number, shift: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += stride) {
    out.set(values.subarray(row, row + stride - shift), row + shift);
    out.set(values.subarray(row + stride - shift, row + stride), row);
  }
  return out;
}

function scaled(pixels: Pixels, box: Box, height: number, width: number, channels: number): Fitted {
  const values = recoloured(resize(pixels, box, width, height), pixels.channels, channels);
  return {
    values,
    shown: { width, height, channels, values },
    notes: channelNotes(pixels.channels, channels),
  };
}

/** Grey from colour by the weights of ITU-R BT.601; other counts repeat the channels in turn. */
function recoloured(values: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return values;
  const out = new Float32Array((values.length / from) * to);
  for (let pixel = 0; pixel * to < out.length; pixel++) {
    for (let channel = 0; channel < to; channel++) {
      const at = pixel * from;
      out[pixel * to + channel] =
        to === 1
          ? 0.299 * values[at]! + 0.587 * values[at + 1]! + 0.114 * values[at + 2]!
          : values[at + (channel % from)]!;
    }
  }
  return out;
}

function channelNotes(from: number, to: number): readonly string[] {
  if (from === to) return [];
  if (to === 1) return ['The colours were turned to grey, since the input has one channel.'];
  if (from === 1) return [`All ${to} channels of the input hold the same grey image.`];
  if (to < from) return ['The two channels of the input hold the red and the green of the image.'];
  return [`The ${to} channels of the input hold the red, green and blue of the image in turn.`];
}
