import * as z from 'zod';
import { channelsOf } from '../../shape.ts';
import { shorthandPadding, writtenPadding } from '../arguments/padding-values.ts';
import { activation, flag, ignoredArgs, perAxis, whole, word } from '../arguments/values.ts';
import { short, torchAround, unless, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import type { Edge } from '../geometry/sliding.ts';
import { type LayerClass, layerClass, type Spelling } from '../spelling.ts';
import { torchConv } from './torch-arguments.ts';
import type { TransposedConv } from './transposed-conv.ts';
import { kerasCrop } from './transposed-keras.ts';

export const transposedTorch: Spelling<TransposedConv> = {
  classes: RANKS.flatMap((rank) => [torchClass(rank, false), torchClass(rank, true)]),
  write(conv, input) {
    const channels = channelsOf(input);
    if (channels === null || conv.crop.some(([before]) => before < 0n)) return [];
    const even = conv.crop.every(([before, after]) => after <= before);
    const padding = conv.crop.map(([before]) => (even ? before : 0n));
    const added = conv.crop.map(([before, after]) => (even ? before - after : after < 0n ? -after : 0n));
    if (!added.every((rows, axis) => fits(rows, conv.stride[axis]!, conv.dilation[axis]!))) return [];
    const call = {
      name: `ConvTranspose${conv.rank}d`,
      args: [
        { value: channels },
        { value: conv.filters },
        { name: 'kernel_size', value: short(conv.kernel) },
        ...unless('stride', conv.stride, 1n),
        ...unless('padding', padding, 0n),
        ...unless('output_padding', added, 0n),
        ...unlessIs('groups', conv.groups, 1n),
        ...unlessIs('bias', conv.bias, true),
        ...unless('dilation', conv.dilation, 1n),
      ],
    };
    if (even) return [call];
    const cut = conv.crop.map(([before, after]): Edge => [-before, after > 0n ? -after : 0n]);
    return [call, torchAround(`ZeroPad${conv.rank}d`, cut)];
  },
};

function torchClass(rank: Rank, lazy: boolean): LayerClass<TransposedConv> {
  const sizes = {
    out_channels: whole(),
    kernel_size: perAxis(rank),
    stride: perAxis(rank).prefault(1n),
    padding: perAxis(rank, 0n).prefault(0n),
    output_padding: perAxis(rank, 0n).prefault(0n),
    groups: whole().prefault(1n),
    bias: flag(true),
    dilation: perAxis(rank).prefault(1n),
    padding_mode: word('zeros').prefault('zeros'),
    ...ignoredArgs('device', 'dtype'),
  };
  return layerClass({
    name: `${lazy ? 'Lazy' : ''}ConvTranspose${rank}d`,
    args: () =>
      z
        .object(lazy ? sizes : { in_channels: whole(), ...sizes })
        .refine(
          ({ output_padding, stride, dilation }) =>
            output_padding.every((rows, axis) => fits(rows, stride[axis]!, dilation[axis]!)),
          { path: ['output_padding'], message: 'must be smaller than either stride or dilation' },
        ),
    read: (args) =>
      torchConv(rank, args, {
        crop: args.padding.map((rows, axis): Edge => [rows, rows - args.output_padding[axis]!]),
      }),
  });
}

/** PyTorch's bound on output_padding. */
function fits(rows: bigint, stride: bigint, dilation: bigint): boolean {
  return rows < stride || rows < dilation;
}

export const transposedShorthand: Spelling<TransposedConv> = {
  classes: RANKS.map(shorthandClass),
  write(conv) {
    const same = kerasCrop(conv, 'same', null);
    const isSame = same.every(
      ([before, after], axis) => before === conv.crop[axis]![0] && after === conv.crop[axis]![1],
    );
    const added = conv.crop.map(([before, after]) => (after > before ? 0n : before - after));
    const padding = conv.crop.map(([before, after], axis): Edge => [before, after + added[axis]!]);
    return [
      {
        name: `deconv${conv.rank}d`,
        args: [
          { name: 'filters', value: conv.filters },
          { name: 'kernel', value: conv.kernel },
          ...unless('stride', conv.stride, 1n),
          ...(isSame ? [{ name: 'padding', value: 'same' }] : writtenPadding(padding)),
          ...(isSame ? [] : unless('output_padding', added, 0n)),
          ...unless('dilation', conv.dilation, 1n),
          ...unlessIs('groups', conv.groups, 1n),
          ...unlessIs('bias', conv.bias, true),
        ],
      },
    ];
  },
};

/** Padding in numbers is PyTorch's, `same` is Keras'. */
function shorthandClass(rank: Rank): LayerClass<TransposedConv> {
  return layerClass({
    name: `deconv${rank}d`,
    aliases:
      rank === 2 ? ['deconv', 'tconv', 'tconv2d', 'convtranspose', 'transposedconv'] : [`tconv${rank}d`],
    args: () =>
      z
        .object({
          filters: whole(),
          kernel: perAxis(rank),
          stride: perAxis(rank).prefault(1n),
          padding: shorthandPadding(rank),
          output_padding: perAxis(rank, 0n).prefault(0n),
          dilation: perAxis(rank).prefault(1n),
          groups: whole().prefault(1n),
          activation: activation(),
          bias: flag(true),
        })
        .refine((args) => args.padding !== 'causal', {
          path: ['padding'],
          message: 'cannot be causal in a transposed convolution',
        })
        .refine((args) => args.padding !== 'same' || args.output_padding.every((rows) => rows === 0n), {
          path: ['output_padding'],
          message: 'cannot stand beside same, which settles the size by itself',
        }),
    read: ({ activation, padding, output_padding, ...params }) => ({
      activation,
      params: {
        rank,
        ...params,
        crop:
          typeof padding === 'string'
            ? kerasCrop(params, 'same', null)
            : padding.map(([before, after], axis): Edge => [before, after - output_padding[axis]!]),
      },
    }),
  });
}
