import * as z from 'zod';
import { activation, flag, whole, word } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { type LayerClass, layerClass, type Spelling } from '../spelling.ts';
import type { Conv } from './conv.ts';
import {
  EITHER_STRIDES,
  FORMER_CONV_ARGS,
  formerWindow,
  formerWindowArgs,
  kerasDilationArgs,
  kerasPadded,
  kerasPadding,
  kerasWindow,
  kerasWindowArgs,
  stridesWithDilation,
} from './keras-arguments.ts';

export const convKeras: Spelling<Conv> = {
  classes: [...RANKS.map(convClass), formerClass(2), formerClass(3)],
  write(conv) {
    if (conv.paddingMode !== 'zeros' || stridesWithDilation(conv.stride, conv.dilation)) return [];
    return kerasPadded(conv.padding, {
      name: `Conv${conv.rank}D`,
      args: [
        { value: conv.filters },
        { value: conv.kernel },
        ...kerasWindow(conv),
        ...unlessIs('groups', conv.groups, 1n),
        ...unlessIs('use_bias', conv.bias, true),
      ],
    });
  },
};

function convClass(rank: Rank): LayerClass<Conv> {
  return layerClass({
    name: `Conv${rank}D`,
    aliases: rank === 1 ? ['Convolution1D', 'AtrousConvolution1D'] : [],
    formerArgs: FORMER_CONV_ARGS,
    args: () =>
      z
        .object({
          filters: whole(),
          ...kerasWindowArgs(rank),
          padding: (rank === 1 ? word('valid', 'same', 'causal') : word('valid', 'same')).prefault('valid'),
          ...kerasDilationArgs(rank),
          ...behind(),
        })
        .refine((args) => !stridesWithDilation(args.strides, args.dilation_rate), EITHER_STRIDES),
    read: (args) => asConv(rank, args, { kernel: args.kernel_size, stride: args.strides }),
  });
}

/** The names of Keras 1, which Keras 2 went on to take with arguments of its own. */
function formerClass(rank: 2 | 3): LayerClass<Conv> {
  return layerClass({
    name: `Convolution${rank}D`,
    aliases: [`AtrousConvolution${rank}D`],
    formerArgs: FORMER_CONV_ARGS,
    args: () =>
      z
        .object({ filters: whole(), ...formerWindowArgs(rank), ...kerasDilationArgs(rank), ...behind() })
        .refine((args) => !stridesWithDilation(args.strides, args.dilation_rate), EITHER_STRIDES),
    read: (args) => asConv(rank, args, formerWindow({ ...args, kernel: args.kernel_size }, rank)),
  });
}

function behind() {
  return { groups: whole().prefault(1n), activation: activation(), use_bias: flag(true) };
}

function asConv(
  rank: Rank,
  args: {
    filters: bigint;
    padding: 'valid' | 'same' | 'causal';
    dilation_rate: readonly bigint[];
  } & z.output<z.ZodObject<ReturnType<typeof behind>>>,
  window: Pick<Conv, 'kernel' | 'stride'>,
) {
  return {
    activation: args.activation,
    params: {
      ...window,
      rank,
      filters: args.filters,
      dilation: args.dilation_rate,
      groups: args.groups,
      bias: args.use_bias,
      padding: kerasPadding(args.padding, rank),
      paddingMode: 'zeros' as const,
    },
  };
}
