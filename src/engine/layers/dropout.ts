import * as z from 'zod';
import { checked, ignoredArgs } from './arguments/values.ts';
import { unlessIs } from './arguments/writing.ts';
import { requireRank } from './geometry/inputs.ts';
import { RANKS, type Rank } from './geometry/ranks.ts';
import type { LayerKind } from './kind.ts';
import { layerClass, type Spelling } from './spelling.ts';

/** Noise while training; nothing is changed in use. */
export interface Dropout {
  /** The share that is dropped. */
  readonly rate: number;
  /** What is dropped: values to zero, whole channels to zero, or noise that keeps mean and variance (`alpha`). */
  readonly variant: 'values' | 'channels' | 'gaussian' | 'alpha' | 'alpha-channels';
  /** How many spatial axes the layer insists on; `null`: any number. */
  readonly rank: Rank | null;
}

type Variant = Pick<Dropout, 'variant' | 'rank'>;

const KERAS: Readonly<Record<string, Variant>> = {
  Dropout: { variant: 'values', rank: null },
  GaussianDropout: { variant: 'gaussian', rank: null },
  AlphaDropout: { variant: 'alpha', rank: null },
  ...Object.fromEntries(RANKS.map((rank) => [`SpatialDropout${rank}D`, { variant: 'channels', rank }])),
};

const TORCH: Readonly<Record<string, Variant>> = {
  Dropout: { variant: 'values', rank: null },
  AlphaDropout: { variant: 'alpha', rank: null },
  FeatureAlphaDropout: { variant: 'alpha-channels', rank: null },
  ...Object.fromEntries(RANKS.map((rank) => [`Dropout${rank}d`, { variant: 'channels', rank }])),
};

const SHORTHAND: Readonly<Record<string, Variant>> = {
  dropout: { variant: 'values', rank: null },
  gaussiandropout: { variant: 'gaussian', rank: null },
  alphadropout: { variant: 'alpha', rank: null },
  featurealphadropout: { variant: 'alpha-channels', rank: null },
  ...Object.fromEntries(RANKS.map((rank) => [`dropout${rank}d`, { variant: 'channels', rank }])),
};

const keras: Spelling<Dropout> = {
  classes: Object.entries(KERAS).map(([name, variant]) =>
    layerClass({
      name,
      formerArgs: { p: 'rate' },
      args: () =>
        z.object({
          rate: share(),
          ...(name === 'Dropout' || name === 'AlphaDropout' ? ignoredArgs('noise_shape') : {}),
          ...ignoredArgs('seed'),
        }),
      read: ({ rate }) => ({ params: { rate, ...variant } }),
    }),
  ),
  write(dropout) {
    const name = nameIn(KERAS, dropout);
    return name ? [{ name, args: [{ value: dropout.rate }] }] : [];
  },
};

const torch: Spelling<Dropout> = {
  classes: Object.entries(TORCH).map(([name, variant]) =>
    layerClass({
      name,
      args: () => z.object({ p: share().prefault(0.5), ...ignoredArgs('inplace') }),
      read: ({ p }) => ({ params: { rate: p, ...variant } }),
    }),
  ),
  write(dropout) {
    const name = nameIn(TORCH, dropout);
    return name ? [{ name, args: unlessIs('p', dropout.rate, 0.5) }] : [];
  },
};

const shorthand: Spelling<Dropout> = {
  classes: Object.entries(SHORTHAND).map(([name, variant]) =>
    layerClass({
      name,
      args: () => z.object({ rate: share().prefault(0.5) }),
      read: ({ rate }) => ({ params: { rate, ...variant } }),
    }),
  ),
  write: (dropout) => [{ name: nameIn(SHORTHAND, dropout)!, args: [{ value: dropout.rate }] }],
};

/** Dropout counts nothing: in use it passes its input on. */
export const dropout: LayerKind<Dropout> = {
  name: 'dropout',
  summary: 'Drops a random share of the values while training, so that no value is relied on alone.',
  keras,
  torch,
  shorthand,
  outputShape({ rank }, [input]) {
    if (rank) requireRank(input!, rank, `${rank}-D dropout of channels`);
    return input!;
  },
  parameters: () => [],
  macs: () => [],
  window: () => 'pointwise',
  build: (_params, _inputs, tf) => ({ weights: [], run: ([x]) => tf.clone(x!) }),
};

function share() {
  return checked((value) => {
    const rate = typeof value === 'bigint' ? Number(value) : value;
    return typeof rate === 'number' && rate >= 0 && rate <= 1 ? rate : undefined;
  }, 'must be a number from 0 to 1: the share that is dropped');
}

function nameIn(names: Readonly<Record<string, Variant>>, { variant, rank }: Dropout): string | undefined {
  return Object.keys(names).find((name) => names[name]!.variant === variant && names[name]!.rank === rank);
}
