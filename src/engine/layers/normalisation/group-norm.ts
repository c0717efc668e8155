import * as z from 'zod';
import { UserError } from '../../../user-error.ts';
import { channelsOf } from '../../shape.ts';
import { checked, flag, ignoredArgs, real, whole } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { axisIndex } from '../geometry/axes.ts';
import { requireKnown, requireRank } from '../geometry/inputs.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import type { LayerKind, Program } from '../kind.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import { affineWeights, applyAffine, normalise } from './norm-tensors.ts';
import { KERAS_NORM_ARGS, scaleAndShift } from './norm-terms.ts';

/** Groups of channels are brought to mean 0 and variance 1 in every example. */
export interface GroupNorm {
  /** How many groups; `null`: every channel is its own (instance normalisation). */
  readonly groups: bigint | null;
  /** How many spatial axes the layer insists on (PyTorch's InstanceNorm); `null`: any number. */
  readonly rank: Rank | null;
  readonly epsilon: number;
  readonly scale: boolean;
  readonly shift: boolean;
}

const keras: Spelling<GroupNorm> = {
  classes: [
    layerClass({
      name: 'GroupNormalization',
      args: () =>
        z.object({
          groups: checked(
            (value) => (value === -1n ? null : whole().safeParse(value).data),
            'must be a whole number of at least 1, or -1 for as many as there are channels',
          ).prefault(32n),
          axis: checked(
            (value) => (value === -1n ? value : undefined),
            'must be -1: channels are the last axis',
          ).prefault(-1n),
          epsilon: real().prefault(0.001),
          center: flag(true),
          scale: flag(true),
          ...ignoredArgs(...KERAS_NORM_ARGS),
        }),
      read: ({ groups, epsilon, center, scale }) => ({
        params: { groups, rank: null, epsilon, scale, shift: center },
      }),
    }),
  ],
  write: (norm) => [
    {
      name: 'GroupNormalization',
      args: [
        { name: 'groups', value: norm.groups ?? -1n },
        ...unlessIs('epsilon', norm.epsilon, 0.001),
        ...unlessIs('center', norm.shift, true),
        ...unlessIs('scale', norm.scale, true),
      ],
    },
  ],
};

const torch: Spelling<GroupNorm> = {
  classes: [
    layerClass({
      name: 'GroupNorm',
      args: () =>
        z.object({
          num_groups: whole(),
          num_channels: whole(),
          eps: real().prefault(1e-5),
          affine: flag(true),
          ...ignoredArgs('device', 'dtype'),
        }),
      read: ({ num_groups, num_channels, eps, affine }) => ({
        inputChannels: num_channels,
        params: { groups: num_groups, rank: null, epsilon: eps, scale: affine, shift: affine },
      }),
    }),
    ...RANKS.flatMap((rank) => [instanceClass(rank, false), instanceClass(rank, true)]),
  ],
  write(norm, input) {
    const channels = channelsOf(input);
    if (channels === null || norm.scale !== norm.shift) return [];
    const settings = [...unlessIs('eps', norm.epsilon, 1e-5), ...unlessIs('affine', norm.scale, true)];
    const groups = norm.groups ?? channels;
    return [{ name: 'GroupNorm', args: [{ value: groups }, { value: channels }, ...settings] }];
  },
};

function instanceClass(rank: Rank, lazy: boolean) {
  const settings = {
    eps: real().prefault(1e-5),
    ...ignoredArgs('momentum'),
    affine: flag(false),
    track_running_stats: checked(
      (value) => (value === false ? value : undefined),
      'must be False: convbot knows instance normalisation without remembered statistics',
    ).prefault(false),
    ...ignoredArgs('device', 'dtype'),
  };
  return layerClass({
    name: `${lazy ? 'Lazy' : ''}InstanceNorm${rank}d`,
    args: () => z.object(lazy ? settings : { num_features: whole(), ...settings }),
    read: (args) => ({
      inputChannels: 'num_features' in args ? (args.num_features as bigint) : undefined,
      params: { groups: null, rank, epsilon: args.eps, scale: args.affine, shift: args.affine },
    }),
  });
}

const shorthand: Spelling<GroupNorm> = {
  classes: [
    layerClass({
      name: 'gn',
      aliases: ['groupnorm'],
      args: () => z.object({ groups: whole(), ...shorthandSettings() }),
      read: (args) => ({ params: { rank: null, ...args } }),
    }),
    ...[null, ...RANKS].map((rank) =>
      layerClass({
        name: rank ? `in${rank}d` : 'instancenorm',
        aliases: rank ? [`instancenorm${rank}d`] : [],
        args: () => z.object(shorthandSettings()),
        read: (args) => ({ params: { groups: null, rank, ...args } }),
      }),
    ),
  ],
  write: ({ groups, rank, ...norm }) => [
    {
      name: groups === null ? (rank ? `in${rank}d` : 'instancenorm') : 'gn',
      args: [
        ...(groups === null ? [] : [{ value: groups }]),
        ...unlessIs('epsilon', norm.epsilon, 0.001),
        ...unlessIs('scale', norm.scale, true),
        ...unlessIs('shift', norm.shift, true),
      ],
    },
  ],
};

function shorthandSettings() {
  return { epsilon: real().prefault(0.001), scale: flag(true), shift: flag(true) };
}

/** Normalisation counts no multiply-accumulates, and its statistics no receptive field, as is usual. */
export const groupNorm: LayerKind<GroupNorm> = {
  name: 'group-norm',
  summary:
    'Brings groups of channels to mean 0 and variance 1 in every example, then scales and shifts them.',
  keras,
  torch,
  shorthand,

  outputShape({ groups, rank }, [input]) {
    if (rank) requireRank(input!, rank, `InstanceNorm${rank}d`);
    requireKnown(input!, [axisIndex(-1n, 'last', input!)], 'Group normalisation');
    const channels = channelsOf(input!)!;
    if (groups !== null && channels % groups !== 0n) {
      throw new UserError({
        wrong: `${groups} groups do not divide the ${channels} channels: num_channels must be divisible by num_groups.`,
        write: `a divisor of ${channels}`,
      });
    }
    return input!;
  },

  parameters: (params, [input]) => scaleAndShift(params, [channelsOf(input!)]),
  macs: () => [],
  window: () => 'pointwise',

  build(params, [input], tf): Program {
    const shape = input!.map(Number);
    const channels = shape.at(-1)!;
    const groups = Number(params.groups ?? channels);
    const split = [...shape.slice(0, -1), groups, channels / groups];
    const axes = [...shape.slice(0, -1).map((_, axis) => axis + 1), shape.length + 1];
    return {
      weights: affineWeights(params, [channels]),
      run: ([x], weights) =>
        tf.tidy(() => {
          const normal = normalise(tf, tf.reshape(x!, [-1, ...split]), axes, params.epsilon);
          return applyAffine(tf, tf.reshape(normal, [-1, ...shape]), params, weights, [channels]);
        }),
    };
  },
};
