import { z } from 'zod';
import { type Shape, spatialOf } from '../shape.ts';
import type { AveragePool, MaxPool } from './pooling.ts';
import { RANKS, type Rank } from './ranks.ts';
import { type Edge, edges, type Sliding, sameWindows, symmetric, valid } from './sliding.ts';
import { type Argument, type Call, layerClass, type Spelling } from './spelling.ts';
import { flag, ignored, ignoredArgs, orNone, perAxis, whole, word } from './values.ts';
import { kerasAround, short, unless, unlessIs } from './writing.ts';

export const maxKeras: Spelling<MaxPool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      ...kerasClass(rank, 'Max'),
      read: (args) => ({ params: kerasWindow(args, rank) }),
    }),
  ),
  write(pool, input) {
    if (pool.dilation.some((step) => step > 1n)) return [];
    const padding = kerasPadding(pool, input);
    return padding ? [kerasCall('MaxPooling', pool, padding)] : [];
  },
};

export const averageKeras: Spelling<AveragePool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      ...kerasClass(rank, 'Average'),
      read: (args) => ({ params: { ...kerasWindow(args, rank), countPadding: false, divisor: null } }),
    }),
  ),
  write(pool, input) {
    if (pool.divisor !== null) return [];
    const known = knownEdges(pool, input);
    const padded = known?.some((edge) => edge.some((rows) => rows > 0n)) ?? true;
    if (!pool.countPadding || !padded) {
      const padding = kerasPadding(pool, input);
      return padding ? [kerasCall('AveragePooling', pool, padding)] : [];
    }
    if (!known || pool.ceil) return [];
    return [kerasAround(`ZeroPadding${pool.rank}D`, known), kerasCall('AveragePooling', pool, 'valid')];
  },
};

export const maxTorch: Spelling<MaxPool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `MaxPool${rank}d`,
      args: z.object({
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
      args: z.object({
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

function kerasClass(rank: Rank, what: 'Max' | 'Average') {
  return {
    name: `${what}Pooling${rank}D`,
    aliases: [what === 'Max' ? `MaxPool${rank}D` : `AvgPool${rank}D`],
    formerArgs: {
      pool_length: 'pool_size',
      stride: 'strides',
      border_mode: 'padding',
      dim_ordering: 'data_format',
    },
    args: z.object({
      pool_size: perAxis(rank).prefault(2n),
      strides: orNone(perAxis(rank)),
      padding: word('valid', 'same').prefault('valid'),
      data_format: ignored(),
    }),
  };
}

function kerasWindow(
  args: { pool_size: readonly bigint[]; strides: readonly bigint[] | null; padding: 'valid' | 'same' },
  rank: Rank,
): MaxPool {
  return {
    rank,
    kernel: args.pool_size,
    stride: args.strides ?? args.pool_size,
    dilation: args.pool_size.map(() => 1n),
    padding: args.padding === 'valid' ? valid(rank) : 'same',
    ceil: false,
  };
}

function torchWindow(rank: Rank) {
  return {
    kernel_size: perAxis(rank),
    stride: orNone(perAxis(rank)),
    padding: perAxis(rank, 0n).prefault(0n),
  };
}

function kerasCall(name: string, pool: MaxPool, padding: 'valid' | 'same'): Call {
  return {
    name: `${name}${pool.rank}D`,
    args: [
      { value: pool.kernel },
      ...strideUnlessKernel('strides', pool),
      ...unlessIs('padding', padding, 'valid'),
    ],
  };
}

/** The word of Keras that reads the same places; the last may reach beyond the input. */
function kerasPadding(pool: MaxPool, input: Shape): 'valid' | 'same' | undefined {
  if (pool.padding === 'same') return 'same';
  const plain = { ...pool, ceil: false };
  return (['valid', 'same'] as const).find((padding) => {
    const candidate = { ...plain, padding: padding === 'valid' ? valid(pool.rank) : padding };
    return same(pool, candidate, input);
  });
}

/** Equal rows on both sides, with or without `ceil_mode`, that read the same places. */
function torchPadding(pool: MaxPool, input: Shape): Sliding | undefined {
  const known = knownEdges(pool, input);
  if (!known) return undefined;
  const padding = symmetric(known.map(([before]) => before));
  return [false, true]
    .map((ceil) => ({ ...pool, padding, ceil }))
    .find((candidate) => same(pool, candidate, input));
}

function evenPadding(pool: MaxPool, input: Shape): Sliding | undefined {
  const known = knownEdges(pool, input);
  return known?.every(([before, after]) => before === after) ? { ...pool, padding: known } : undefined;
}

/** Unknown sizes leave it open whether windows are the same, unless they are written the same. */
function same(pool: MaxPool, candidate: Sliding, input: Shape): boolean {
  const written = pool.ceil === candidate.ceil && String(pool.padding) === String(candidate.padding);
  return written || sameWindows(pool, candidate, spatialOf(input));
}

function knownEdges(pool: MaxPool, input: Shape): readonly Edge[] | undefined {
  const padding = edges(pool, spatialOf(input));
  return padding.every((edge): edge is Edge => edge.every((rows) => rows !== null)) ? padding : undefined;
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

function strideUnlessKernel(name: string, pool: MaxPool): readonly Argument[] {
  return pool.stride.every((step, axis) => step === pool.kernel[axis])
    ? []
    : [{ name, value: short(pool.stride) }];
}
