import { z } from 'zod';
import { convTorch } from './conv-spelling.ts';
import { asGroups, shorthandWindow, shorthandWindowArgs } from './depthwise-spelling.ts';
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
import type { SeparableConv } from './separable-conv.ts';
import { layerClass, type Spelling } from './spelling.ts';
import { activation, flag, perAxis, whole } from './values.ts';
import { unlessIs } from './writing.ts';

const RANKS = [1, 2] as const;

export const separableKeras: Spelling<SeparableConv> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `SeparableConv${rank}D`,
      aliases: [`SeparableConvolution${rank}D`],
      formerArgs: FORMER_CONV_ARGS,
      args: z
        .object({
          filters: whole(),
          ...kerasWindowArgs(rank),
          ...kerasDilationArgs(rank),
          depth_multiplier: whole().prefault(1n),
          activation: activation(),
          use_bias: flag(true),
        })
        .refine((args) => !stridesWithDilation(args.strides, args.dilation_rate), EITHER_STRIDES),
      read: (args) => ({
        activation: args.activation,
        params: {
          rank,
          filters: args.filters,
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
      name: `SeparableConv${conv.rank}D`,
      args: [
        { value: conv.filters },
        { value: conv.kernel },
        ...kerasWindow(conv),
        ...unlessIs('depth_multiplier', conv.multiplier, 1n),
        ...unlessIs('use_bias', conv.bias, true),
      ],
    });
  },
};

/** PyTorch writes it as two convolutions. */
export const separableTorch: Spelling<SeparableConv> = {
  classes: [],
  write(conv, input) {
    const apart = asGroups({ ...conv, bias: false }, input);
    const calls = apart ? convTorch.write(apart, input) : [];
    if (!apart || calls.length === 0) return [];
    const mix = {
      name: `Conv${conv.rank}d`,
      args: [
        { value: apart.filters },
        { value: conv.filters },
        { name: 'kernel_size', value: 1n },
        ...unlessIs('bias', conv.bias, true),
      ],
    };
    return [...calls, mix];
  },
};

export const separableShorthand: Spelling<SeparableConv> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `sepconv${rank}d`,
      aliases: rank === 2 ? ['sepconv'] : [],
      args: z.object({
        filters: whole(),
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
      name: `sepconv${conv.rank}d`,
      args: [
        { name: 'filters', value: conv.filters },
        { name: 'kernel', value: conv.kernel },
        ...shorthandWindow(conv),
        ...unlessIs('multiplier', conv.multiplier, 1n),
        ...unlessIs('bias', conv.bias, true),
      ],
    },
  ],
};
