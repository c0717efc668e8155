import { z } from 'zod';
import { channelsOf, type Shape } from '../shape.ts';
import type { Conv } from './conv.ts';
import { convTorch } from './conv-spelling.ts';
import type { DepthwiseConv } from './depthwise-conv.ts';
import {
  EITHER_STRIDES,
  FORMER_CONV_ARGS,
  kerasDilationArgs,
  kerasPadded,
  kerasPadding,
  kerasWindow,
  kerasWindowArgs,
  stridesWithDilation,
} from './keras-conv.ts';
import { shorthandPadding, writtenPadding } from './padding-values.ts';
import type { Sliding } from './sliding.ts';
import { layerClass, type Spelling } from './spelling.ts';
import { activation, flag, perAxis, whole } from './values.ts';
import { unless, unlessIs } from './writing.ts';

const RANKS = [1, 2] as const;

export const depthwiseKeras: Spelling<DepthwiseConv> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `DepthwiseConv${rank}D`,
      aliases: [`DepthwiseConvolution${rank}D`],
      formerArgs: FORMER_CONV_ARGS,
      args: z
        .object({
          ...kerasWindowArgs(rank),
          depth_multiplier: whole().prefault(1n),
          ...kerasDilationArgs(rank),
          activation: activation(),
          use_bias: flag(true),
        })
        .refine((args) => !stridesWithDilation(args.strides, args.dilation_rate), EITHER_STRIDES),
      read: (args) => ({
        activation: args.activation,
        params: {
          rank,
          kernel: args.kernel_size,
          stride: args.strides,
          dilation: args.dilation_rate,
          padding: kerasPadding(args.padding, rank),
          multiplier: args.depth_multiplier,
          bias: args.use_bias,
        },
      }),
    }),
  ),
  write(conv) {
    if (conv.padding === 'causal' || stridesWithDilation(conv.stride, conv.dilation)) return [];
    return kerasPadded(conv.padding, {
      name: `DepthwiseConv${conv.rank}D`,
      args: [
        { value: conv.kernel },
        ...kerasWindow(conv),
        ...unlessIs('depth_multiplier', conv.multiplier, 1n),
        ...unlessIs('use_bias', conv.bias, true),
      ],
    });
  },
};

/** PyTorch writes it as a convolution with as many groups as there are channels. */
export const depthwiseTorch: Spelling<DepthwiseConv> = {
  classes: [],
  write(depthwise, input) {
    const conv = asGroups(depthwise, input);
    return conv ? convTorch.write(conv, input) : [];
  },
};

export const depthwiseShorthand: Spelling<DepthwiseConv> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `dwconv${rank}d`,
      aliases: rank === 2 ? ['dwconv'] : [],
      args: z.object({
        kernel: perAxis(rank),
        ...shorthandWindowArgs(rank),
        multiplier: whole().prefault(1n),
        activation: activation(),
        bias: flag(true),
      }),
      read: ({ activation, ...params }) => ({ activation, params: { rank, ...params } }),
    }),
  ),
  write: (conv) => [
    {
      name: `dwconv${conv.rank}d`,
      args: [
        { name: 'kernel', value: conv.kernel },
        ...shorthandWindow(conv),
        ...unlessIs('multiplier', conv.multiplier, 1n),
        ...unlessIs('bias', conv.bias, true),
      ],
    },
  ],
};

/** Stride, padding and dilation in shorthand. */
export function shorthandWindowArgs(rank: number) {
  return {
    stride: perAxis(rank).prefault(1n),
    padding: shorthandPadding(rank),
    dilation: perAxis(rank).prefault(1n),
  };
}

export function shorthandWindow({ stride, padding, dilation }: Sliding) {
  return [...unless('stride', stride, 1n), ...writtenPadding(padding), ...unless('dilation', dilation, 1n)];
}

/** The convolution that computes the same; unknown while the number of channels is. */
export function asGroups(
  { rank, kernel, stride, dilation, padding, multiplier, bias }: DepthwiseConv,
  input: Shape,
): Conv | null {
  const channels = channelsOf(input);
  if (channels === null) return null;
  const filters = channels * multiplier;
  return { rank, kernel, stride, dilation, padding, bias, filters, groups: channels, paddingMode: 'zeros' };
}
