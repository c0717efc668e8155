import * as z from 'zod';
import { shorthandPadding, writtenPadding } from '../arguments/padding-values.ts';
import { flag, orNone, perAxis, whole } from '../arguments/values.ts';
import { short, unless, unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import type { AveragePool, MaxPool } from './pooling.ts';

export const maxShorthand: Spelling<MaxPool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `maxpool${rank}d`,
      aliases: rank === 2 ? ['maxpool', 'pool', 'max', 'maxpooling'] : [],
      args: () => z.object({ ...windowArgs(rank), dilation: perAxis(rank).prefault(1n), ceil: flag(false) }),
      read: ({ stride, ...args }) => ({ params: { ...args, rank, stride: stride ?? args.kernel } }),
    }),
  ),
  write: (pool) => [
    {
      name: `maxpool${pool.rank}d`,
      args: [
        ...writtenWindow(pool),
        ...unless('dilation', pool.dilation, 1n),
        ...unlessIs('ceil', pool.ceil, false),
      ],
    },
  ],
};

export const averageShorthand: Spelling<AveragePool> = {
  classes: RANKS.map((rank) =>
    layerClass({
      name: `avgpool${rank}d`,
      aliases: rank === 2 ? ['avgpool', 'avg', 'averagepool', 'avgpooling', 'averagepooling'] : [],
      args: () =>
        z.object({
          ...windowArgs(rank),
          ceil: flag(false),
          count_padding: flag(false),
          divisor: orNone(whole()),
        }),
      read: ({ stride, count_padding, ...args }) => ({
        params: {
          ...args,
          rank,
          stride: stride ?? args.kernel,
          dilation: args.kernel.map(() => 1n),
          countPadding: count_padding,
        },
      }),
    }),
  ),
  write: (pool) => [
    {
      name: `avgpool${pool.rank}d`,
      args: [
        ...writtenWindow(pool),
        ...unlessIs('ceil', pool.ceil, false),
        ...unlessIs('count_padding', pool.countPadding, false),
        ...unlessIs('divisor', pool.divisor, null),
      ],
    },
  ],
};

function windowArgs(rank: Rank) {
  return {
    kernel: perAxis(rank).prefault(2n),
    stride: orNone(perAxis(rank)),
    padding: shorthandPadding(rank),
  };
}

/** The stride is left out where it is the kernel, as pooling has it by default. */
function writtenWindow(pool: MaxPool) {
  const side = pool.stride.every((step, axis) => step === pool.kernel[axis]);
  return [
    { name: 'kernel', value: short(pool.kernel) },
    ...(side ? [] : [{ name: 'stride', value: short(pool.stride) }]),
    ...writtenPadding(pool.padding),
  ];
}
