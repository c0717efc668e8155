import * as z from 'zod';
import type { Shape } from '../../shape.ts';
import { ignored, orNone, perAxis, word } from '../arguments/values.ts';
import { kerasAround, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { valid } from '../geometry/sliding.ts';
import { type Call, layerClass, type Spelling } from '../spelling.ts';
import type { AveragePool, MaxPool } from './pooling.ts';
import { knownEdges, samePlaces, strideUnlessKernel } from './pooling-windows.ts';

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
    args: () =>
      z.object({
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
    return samePlaces(pool, candidate, input);
  });
}
