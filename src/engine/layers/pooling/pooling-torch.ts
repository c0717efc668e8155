import * as z from 'zod';
import type { Shape } from '../../shape.ts';
import { flag, ignoredArgs, orNone, perAxis, whole } from '../arguments/values.ts';
import { short, unless, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { edges, type Sliding, symmetric } from '../geometry/sliding.ts';
import { type Argument, layerClass, type Spelling } from '../spelling.ts';
import type { AveragePool, MaxPool } from './pooling.ts';
import { knownEdges, samePlaces, strideUnlessKernel } from './pooling-windows.ts';

export const maxTorch: Spelling<MaxPool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `MaxPool${rank}d`,
      args: () =>
        z.object({
          ...torchWindow(rank),
          dilation: perAxis(rank).prefault(1n),
          ...ignoredArgs('return_indices'),
          ceil_mode: flag(false),
        }),
      read: (args) => ({
        params: {
          rank,
          kernel: args.kernel_size,
          stride: args.stride ?? args.kernel_size,
          dilation: args.dilation,
          padding: symmetric(args.padding),
          ceil: args.ceil_mode,
        },
      }),
    }),
  ),
  write(pool, input) {
    const like = torchPadding(pool, input);
    if (!like) return [];
    return [
      {
        name: `MaxPool${pool.rank}d`,
        args: [...torchArgs(pool, like), ...unless('dilation', pool.dilation, 1n), ...ceilMode(like)],
      },
    ];
  },
};

export const averageTorch: Spelling<AveragePool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `AvgPool${rank}d`,
      args: () =>
        z.object({
          ...torchWindow(rank),
          ceil_mode: flag(false),
          count_include_pad: flag(true),
          ...(rank === 1 ? {} : { divisor_override: orNone(whole()) }),
        }),
      read: (args) => ({
        params: {
          rank,
          kernel: args.kernel_size,
          stride: args.stride ?? args.kernel_size,
          dilation: args.kernel_size.map(() => 1n),
          padding: symmetric(args.padding),
          ceil: args.ceil_mode,
          countPadding: args.count_include_pad,
          divisor: 'divisor_override' in args ? (args.divisor_override as bigint | null) : null,
        },
      }),
    }),
  ),
  write(pool, input) {
    const like = pool.countPadding ? evenPadding(pool, input) : torchPadding(pool, input);
    if (!like || (pool.rank === 1 && pool.divisor !== null)) return [];
    return [
      {
        name: `AvgPool${pool.rank}d`,
        args: [
          ...torchArgs(pool, like),
          ...ceilMode(like),
          ...unlessIs('count_include_pad', pool.countPadding, true),
          ...unlessIs('divisor_override', pool.divisor, null),
        ],
      },
    ];
  },
};

function torchWindow(rank: Rank) {
  return {
    kernel_size: perAxis(rank),
    stride: orNone(perAxis(rank)),
    padding: perAxis(rank, 0n).prefault(0n),
  };
}

/** Equal rows on both sides, with or without `ceil_mode`, that read the same places. */
function torchPadding(pool: MaxPool, input: Shape): Sliding | undefined {
  const known = knownEdges(pool, input);
  if (!known) return undefined;
  const padding = symmetric(known.map(([before]) => before));
  return [false, true]
    .map((ceil) => ({ ...pool, padding, ceil }))
    .find((candidate) => samePlaces(pool, candidate, input));
}

function evenPadding(pool: MaxPool, input: Shape): Sliding | undefined {
  const known = knownEdges(pool, input);
  return known?.every(([before, after]) => before === after) ? { ...pool, padding: known } : undefined;
}

function torchArgs(pool: MaxPool, like: Sliding): readonly Argument[] {
  const rows = edges(like, []).map(([before]) => before!);
  return [
    { name: 'kernel_size', value: short(pool.kernel) },
    ...strideUnlessKernel('stride', pool),
    ...unless('padding', rows, 0n),
  ];
}

function ceilMode(like: Sliding): readonly Argument[] {
  return unlessIs('ceil_mode', like.ceil ?? false, false);
}
