import * as z from 'zod';
import { spatialOf } from '../../shape.ts';
import { shorthandPadding, torchPadding, writtenPadding } from '../arguments/padding-values.ts';
import { activation, flag, perAxis, whole, word } from '../arguments/values.ts';
import { short, torchAround, unless, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { type Edge, edges } from '../geometry/sliding.ts';
import { type Call, layerClass, type Spelling } from '../spelling.ts';
import type { Conv } from './conv.ts';
import { torchConv } from './torch-arguments.ts';

export const convTorch: Spelling<Conv> = {
  classes: RANKS.flatMap((rank) => [torchClass(rank, false), torchClass(rank, true)]),
  write(conv, input) {
    const padding = edges(conv, spatialOf(input));
    if (padding.some(([before, after]) => before === null || after === null)) return [];
    const known = padding as readonly Edge[];
    const even = known.every(([before, after]) => before === after);
    if (!even && conv.paddingMode !== 'zeros') return [];
    const call: Call = {
      name: `Conv${conv.rank}d`,
      args: [
        { value: input.at(-1) ?? 1n },
        { value: conv.filters },
        { name: 'kernel_size', value: short(conv.kernel) },
        ...unless('stride', conv.stride, 1n),
        ...(even
          ? unless(
              'padding',
              known.map(([before]) => before),
              0n,
            )
          : []),
        ...unless('dilation', conv.dilation, 1n),
        ...unlessIs('groups', conv.groups, 1n),
        ...unlessIs('bias', conv.bias, true),
        ...unlessIs('padding_mode', conv.paddingMode, 'zeros'),
      ],
    };
    return even ? [call] : [torchAround(`ZeroPad${conv.rank}d`, known), call];
  },
};

export const convShorthand: Spelling<Conv> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `conv${rank}d`,
      aliases: rank === 2 ? ['conv'] : [],
      args: () =>
        z.object({
          filters: whole(),
          kernel: perAxis(rank),
          stride: perAxis(rank).prefault(1n),
          padding: shorthandPadding(rank),
          dilation: perAxis(rank).prefault(1n),
          groups: whole().prefault(1n),
          activation: activation(),
          bias: flag(true),
          padding_mode: paddingMode(),
        }),
      read: ({ activation, padding_mode: paddingMode, ...params }) => ({
        activation,
        params: { rank, ...params, paddingMode },
      }),
    }),
  ),
  write: (conv) => [
    {
      name: `conv${conv.rank}d`,
      args: [
        { name: 'filters', value: conv.filters },
        { name: 'kernel', value: conv.kernel },
        ...unless('stride', conv.stride, 1n),
        ...writtenPadding(conv.padding),
        ...unless('dilation', conv.dilation, 1n),
        ...unlessIs('groups', conv.groups, 1n),
        ...unlessIs('bias', conv.bias, true),
        ...unlessIs('padding_mode', conv.paddingMode, 'zeros'),
      ],
    },
  ],
};

function torchClass(rank: Rank, lazy: boolean) {
  const sizes = {
    out_channels: whole(),
    kernel_size: perAxis(rank),
    stride: perAxis(rank).prefault(1n),
    padding: torchPadding(rank),
    dilation: perAxis(rank).prefault(1n),
    groups: whole().prefault(1n),
    bias: flag(true),
    padding_mode: paddingMode(),
  };
  return layerClass({
    name: `${lazy ? 'Lazy' : ''}Conv${rank}d`,
    args: () =>
      z
        .object(lazy ? sizes : { in_channels: whole(), ...sizes })
        .refine((args) => args.padding !== 'same' || args.stride.every((s) => s === 1n), {
          path: ['padding'],
          message:
            "'same' is not supported by PyTorch for strided convolutions: give numbers, such as padding=1",
        }),
    read: (args) => torchConv(rank, args, { padding: args.padding, paddingMode: args.padding_mode }),
  });
}

function paddingMode() {
  return word('zeros', 'reflect', 'replicate', 'circular').prefault('zeros');
}
