import * as z from 'zod';
import { activation, flag, orNone, perAxis, whole } from '../arguments/values.ts';
import { kerasAround, short, unless, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { type Edge, span } from '../geometry/sliding.ts';
import { type Argument, type Call, type LayerClass, layerClass, type Spelling } from '../spelling.ts';
import {
  EITHER_STRIDES,
  FORMER_CONV_ARGS,
  kerasDilationArgs,
  kerasWindowArgs,
  stridesWithDilation,
} from './keras-arguments.ts';
import type { TransposedConv } from './transposed-conv.ts';

type KerasPadding = 'valid' | 'same';
type Spread = Pick<TransposedConv, 'kernel' | 'stride' | 'dilation'>;

export const transposedKeras: Spelling<TransposedConv> = {
  classes: RANKS.map(transposedClass),
  write(conv) {
    if (conv.groups > 1n || stridesWithDilation(conv.stride, conv.dilation)) return [];
    const whole = candidates(conv).find(([padding, outputPadding]) =>
      sameCrop(kerasCrop(conv, padding, outputPadding), conv.crop),
    );
    if (whole) return [callOf(conv, whole[0], whole[1])];
    return cropped(conv);
  },
};

function transposedClass(rank: Rank): LayerClass<TransposedConv> {
  return layerClass({
    name: `Conv${rank}DTranspose`,
    aliases: [`Convolution${rank}DTranspose`],
    formerArgs: FORMER_CONV_ARGS,
    args: () =>
      z
        .object({
          filters: whole(),
          ...kerasWindowArgs(rank),
          output_padding: orNone(perAxis(rank, 0n)),
          ...kerasDilationArgs(rank),
          activation: activation(),
          use_bias: flag(true),
        })
        .refine((args) => !stridesWithDilation(args.strides, args.dilation_rate), EITHER_STRIDES)
        .refine((args) => args.output_padding?.every((rows, axis) => rows < args.strides[axis]!) ?? true, {
          path: ['output_padding'],
          message: 'must be smaller than strides',
        }),
    read: (args) => {
      const window = { kernel: args.kernel_size, stride: args.strides, dilation: args.dilation_rate };
      return {
        activation: args.activation,
        params: {
          ...window,
          rank,
          filters: args.filters,
          groups: 1n,
          bias: args.use_bias,
          crop: kerasCrop(window, args.padding, args.output_padding),
        },
      };
    },
  });
}

/**
 * What Keras cuts off. Its sizes are `n·s` for `same` and `n·s + max(k − s, 0)` for `valid`, `k` being the span of the
 * kernel; with output_padding `o` they are `(n−1)·s + k − 2·p + o`, `p = ⌊k/2⌋` for `same` and 0 for `valid`. `same`
 * takes the smaller half off in front (Keras, backend_utils.py).
 */
export function kerasCrop(
  { kernel, stride, dilation }: Spread,
  padding: KerasPadding,
  outputPadding: readonly bigint[] | null,
): readonly Edge[] {
  return kernel.map((taps, axis) => {
    const reach = span(taps, dilation[axis]!);
    const surplus = reach - stride[axis]!;
    const standard = padding === 'same' || surplus < 0n ? surplus : 0n;
    const half = padding === 'same' ? reach / 2n : 0n;
    const total = outputPadding ? 2n * half - outputPadding[axis]! : standard;
    const before = padding === 'same' && total > 0n ? total / 2n : 0n;
    return [before, total - before];
  });
}

/** The ways in which Keras could say the crop by itself. */
function candidates(conv: TransposedConv): readonly (readonly [KerasPadding, readonly bigint[] | null])[] {
  return (['valid', 'same'] as const).flatMap((padding) => {
    const rows = conv.kernel.map((taps, axis) => {
      const half = padding === 'same' ? span(taps, conv.dilation[axis]!) / 2n : 0n;
      const [before, after] = conv.crop[axis]!;
      return 2n * half - before - after;
    });
    const allowed = rows.every((size, axis) => size >= 0n && size < conv.stride[axis]!);
    return allowed ? [[padding, null] as const, [padding, rows] as const] : [[padding, null] as const];
  });
}

/** Everything that the copies cover, with the rows that are missing, and a layer that cuts the rest off. */
function cropped(conv: TransposedConv): readonly Call[] {
  const missing = conv.crop.map(
    ([before, after]) => (after < 0n ? -after : 0n) + (before < 0n ? -before : 0n),
  );
  const possible = missing.every((rows, axis) => rows < conv.stride[axis]!);
  if (!possible || conv.crop.some(([before]) => before < 0n)) return [];
  const removed = conv.crop.map(([before, after]): Edge => [before, after > 0n ? after : 0n]);
  return [callOf(conv, 'valid', missing), kerasAround(`Cropping${conv.rank}D`, removed)];
}

function callOf(conv: TransposedConv, padding: KerasPadding, outputPadding: readonly bigint[] | null): Call {
  const more: readonly Argument[] = outputPadding
    ? [{ name: 'output_padding', value: short(outputPadding) }]
    : [];
  return {
    name: `Conv${conv.rank}DTranspose`,
    args: [
      { value: conv.filters },
      { value: conv.kernel },
      ...unless('strides', conv.stride, 1n),
      ...unlessIs('padding', padding, 'valid'),
      ...more,
      ...unless('dilation_rate', conv.dilation, 1n),
      ...unlessIs('use_bias', conv.bias, true),
    ],
  };
}

function sameCrop(a: readonly Edge[], b: readonly Edge[]): boolean {
  return a.every(([before, after], axis) => before === b[axis]![0] && after === b[axis]![1]);
}
