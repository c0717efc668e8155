import * as z from 'zod';
import { flag, ignoredArgs, orNone, real, whole } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { axisIndex } from '../geometry/axes.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import type { BatchNorm } from './batch-norm.ts';

export const batchNormKeras: Spelling<BatchNorm> = {
  classes: [
    layerClass({
      name: 'BatchNormalization',
      formerArgs: { gamma_init: 'gamma_initializer', beta_init: 'beta_initializer' },
      args: () =>
        z.object({
          axis: whole(-9n).prefault(-1n),
          momentum: real().prefault(0.99),
          epsilon: real().prefault(0.001),
          center: flag(true),
          scale: flag(true),
          ...ignoredArgs(
            'beta_initializer',
            'gamma_initializer',
            'moving_mean_initializer',
            'moving_variance_initializer',
            'beta_regularizer',
            'gamma_regularizer',
            'beta_constraint',
            'gamma_constraint',
            'synchronized',
            'mode',
          ),
        }),
      read: ({ axis, momentum, epsilon, center, scale }) => ({
        params: { rank: null, axis, epsilon, momentum, scale, shift: center, remembers: true },
      }),
    }),
  ],
  write(norm) {
    if (!norm.remembers || norm.momentum === null) return [];
    return [
      {
        name: 'BatchNormalization',
        args: [
          ...unlessIs('axis', norm.axis, -1n),
          ...unlessIs('momentum', norm.momentum, 0.99),
          ...unlessIs('epsilon', norm.epsilon, 0.001),
          ...unlessIs('center', norm.shift, true),
          ...unlessIs('scale', norm.scale, true),
        ],
      },
    ];
  },
};

export const batchNormTorch: Spelling<BatchNorm> = {
  classes: RANKS.flatMap((rank) => [torchClass(rank, false), torchClass(rank, true)]),
  write(norm, input) {
    const features = input.at(-1);
    const channels = axisIndex(norm.axis, 'last', input) === input.length - 1;
    if (!channels || norm.scale !== norm.shift || typeof features !== 'bigint') return [];
    return [
      {
        name: `BatchNorm${Math.max(input.length - 1, 1)}d`,
        args: [
          { value: features },
          ...unlessIs('eps', norm.epsilon, 1e-5),
          ...unlessIs('momentum', norm.momentum === null ? null : complement(norm.momentum), 0.1),
          ...unlessIs('affine', norm.scale, true),
          ...unlessIs('track_running_stats', norm.remembers, true),
        ],
      },
    ];
  },
};

function torchClass(rank: Rank, lazy: boolean) {
  const settings = {
    eps: real().prefault(1e-5),
    momentum: orNone(real()).prefault(0.1),
    affine: flag(true),
    track_running_stats: flag(true),
    ...ignoredArgs('device', 'dtype'),
  };
  return layerClass({
    name: `${lazy ? 'Lazy' : ''}BatchNorm${rank}d`,
    args: () => z.object(lazy ? settings : { num_features: whole(), ...settings }),
    read: (args) => ({
      inputChannels: 'num_features' in args ? (args.num_features as bigint) : undefined,
      params: {
        rank,
        axis: -1n,
        epsilon: args.eps,
        momentum: args.momentum === null ? null : complement(args.momentum),
        scale: args.affine,
        shift: args.affine,
        remembers: args.track_running_stats,
      },
    }),
  });
}

export const batchNormShorthand: Spelling<BatchNorm> = {
  classes: [null, ...RANKS].map((rank) =>
    layerClass({
      name: rank ? `bn${rank}d` : 'bn',
      aliases: rank ? [`batchnorm${rank}d`] : ['batchnorm', 'batchnormalization'],
      args: () =>
        z.object({
          axis: whole(-9n).prefault(-1n),
          epsilon: real().prefault(0.001),
          momentum: orNone(real()).prefault(0.99),
          scale: flag(true),
          shift: flag(true),
          remembers: flag(true),
        }),
      read: (args) => ({ params: { rank, ...args } }),
    }),
  ),
  write: (norm) => [
    {
      name: norm.rank ? `bn${norm.rank}d` : 'bn',
      args: [
        ...unlessIs('axis', norm.axis, -1n),
        ...unlessIs('epsilon', norm.epsilon, 0.001),
        ...unlessIs('momentum', norm.momentum, 0.99),
        ...unlessIs('scale', norm.scale, true),
        ...unlessIs('shift', norm.shift, true),
        ...unlessIs('remembers', norm.remembers, true),
      ],
    },
  ],
};

/** PyTorch's momentum is the share that is replaced; 15 digits keep 0.1 from becoming 0.09999999999999998. */
function complement(share: number): number {
  return Number((1 - share).toPrecision(15));
}
