import * as z from 'zod';
import { activation, flag, whole } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import { convTorch } from './conv-spelling.ts';
import {
  APART_RANKS,
  kerasApart,
  shorthandApart,
  withoutBoth,
  writeKerasApart,
  writeShorthandApart,
} from './depthwise-arguments.ts';
import { asGroups } from './depthwise-spelling.ts';
import { FORMER_CONV_ARGS, kerasDilationArgs, kerasWindowArgs } from './keras-arguments.ts';
import type { SeparableConv } from './separable-conv.ts';

export const separableKeras: Spelling<SeparableConv> = {
  classes: APART_RANKS.map((rank) =>
    layerClass({
      name: `SeparableConv${rank}D`,
      aliases: [`SeparableConvolution${rank}D`],
      formerArgs: FORMER_CONV_ARGS,
      args: () =>
        withoutBoth(
          z.object({
            filters: whole(),
            ...kerasWindowArgs(rank),
            ...kerasDilationArgs(rank),
            depth_multiplier: whole().prefault(1n),
            activation: activation(),
            use_bias: flag(true),
          }),
        ),
      read: (args) => ({
        activation: args.activation,
        params: { filters: args.filters, ...kerasApart(rank, args) },
      }),
    }),
  ),
  write: (conv) => writeKerasApart('SeparableConv', conv, [{ value: conv.filters }]),
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
  classes: APART_RANKS.map((rank) =>
    layerClass({
      name: `sepconv${rank}d`,
      aliases: rank === 2 ? ['sepconv', 'separable', 'separableconv'] : [],
      args: () => z.object({ filters: whole(), ...shorthandApart(rank) }),
      read: ({ activation, ...params }) => ({ activation, params: { rank, ...params } }),
    }),
  ),
  write: (conv) => [
    {
      name: `sepconv${conv.rank}d`,
      args: [{ name: 'filters', value: conv.filters }, ...writeShorthandApart(conv)],
    },
  ],
};
