import * as z from 'zod';
import { aroundKeras, aroundShorthand, aroundTorch } from '../arguments/padding-values.ts';
import { ignored, real, word } from '../arguments/values.ts';
import { kerasAround, torchAround, unlessIs, writtenAround } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import type { Edge } from '../geometry/sliding.ts';
import { type Argument, type Call, layerClass, type Spelling } from '../spelling.ts';
import type { Crop, Pad } from './padding.ts';

const MODES = ['zeros', 'constant', 'reflect', 'replicate', 'circular'] as const;

/** PyTorch's classes by the mode that they pad with, and the ranks that they exist for. */
const TORCH_MODES = {
  zeros: 'ZeroPad',
  constant: 'ConstantPad',
  reflect: 'ReflectionPad',
  replicate: 'ReplicationPad',
  circular: 'CircularPad',
} as const;

export const padKeras: Spelling<Pad> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `ZeroPadding${rank}D`,
      formerArgs: { dim_ordering: 'data_format' },
      args: () => z.object({ padding: aroundKeras(rank).prefault(1n), data_format: ignored() }),
      read: ({ padding }) => ({ params: { rank, edges: padding, paddingMode: 'zeros', value: 0 } }),
    }),
  ),
  write({ rank, edges, paddingMode, value }) {
    if (paddingMode !== 'zeros' && (paddingMode !== 'constant' || value !== 0)) return [];
    const [added, removed] = [edges.map(positive), edges.map(negated).map(positive)];
    const crops = removed.some((edge) => edge.some((rows) => rows > 0n));
    const pads = added.some((edge) => edge.some((rows) => rows > 0n)) || !crops;
    return [
      ...(crops ? [kerasAround(`Cropping${rank}D`, removed)] : []),
      ...(pads ? [kerasAround(`ZeroPadding${rank}D`, added)] : []),
    ];
  },
};

export const padTorch: Spelling<Pad> = {
  classes: RANKS.flatMap((rank) => MODES.map((mode) => torchClass(rank, mode))),
  write: ({ rank, edges, paddingMode, value }): readonly Call[] => {
    const fill: readonly Argument[] = paddingMode === 'constant' ? [{ name: 'value', value }] : [];
    return [torchAround(`${TORCH_MODES[paddingMode]}${rank}d`, edges, fill)];
  },
};

export const padShorthand: Spelling<Pad> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `pad${rank}d`,
      aliases: rank === 2 ? ['pad', 'zeropad'] : [],
      args: () =>
        z.object({
          padding: aroundShorthand(rank).prefault(1n),
          mode: word(...MODES).prefault('zeros'),
          value: real().prefault(0),
        }),
      read: ({ padding, mode, value }) => ({ params: { rank, edges: padding, paddingMode: mode, value } }),
    }),
  ),
  write: ({ rank, edges, paddingMode, value }) => [
    {
      name: `pad${rank}d`,
      args: [
        { name: 'padding', value: writtenAround(edges) },
        ...unlessIs('mode', paddingMode, 'zeros'),
        ...unlessIs('value', value, 0),
      ],
    },
  ],
};

export const cropKeras: Spelling<Crop> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `Cropping${rank}D`,
      formerArgs: { dim_ordering: 'data_format' },
      args: () =>
        z.object({
          cropping: aroundKeras(rank).prefault(rank === 2 ? 0n : 1n),
          data_format: ignored(),
        }),
      read: ({ cropping }) => ({ params: { rank, edges: cropping } }),
    }),
  ),
  write: ({ rank, edges }) => [kerasAround(`Cropping${rank}D`, edges)],
};

export const cropShorthand: Spelling<Crop> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `crop${rank}d`,
      aliases: rank === 2 ? ['crop'] : [],
      args: () => z.object({ padding: aroundShorthand(rank, 0n) }),
      read: ({ padding }) => ({ params: { rank, edges: padding } }),
    }),
  ),
  write: ({ rank, edges }) => [
    { name: `crop${rank}d`, args: [{ name: 'padding', value: writtenAround(edges) }] },
  ],
};

function torchClass(rank: Rank, mode: Pad['paddingMode']) {
  const value = mode === 'constant' ? { value: real() } : {};
  return layerClass({
    name: `${TORCH_MODES[mode]}${rank}d`,
    args: () => z.object({ padding: aroundTorch(rank), ...value }),
    read: (args) => ({
      params: {
        rank,
        edges: args.padding,
        paddingMode: mode,
        value: 'value' in args ? (args.value as number) : 0,
      },
    }),
  });
}

function positive([before, after]: Edge): Edge {
  return [before > 0n ? before : 0n, after > 0n ? after : 0n];
}

function negated([before, after]: Edge): Edge {
  return [-before, -after];
}
