import * as z from 'zod';

import { type Shape, spatialOf } from '../../shape.ts';
import { checked, flag, ignored, ignoredArgs, orNone, perAxis, wholes, word } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import { type Argument, type LayerClass, layerClass, type Spelling, type Value } from '../spelling.ts';
import type { Upsample } from './upsample.ts';

const MODES = ['nearest', 'nearest-exact', 'linear', 'cubic'] as const;

const ONE_OF_BOTH = { path: ['scale_factor'], message: 'or size must be given, and not both of them' };

/** PyTorch's modes: each that interpolates has a name of its own for every number of axes. */
const TORCH_MODES: Readonly<Record<string, Pick<Upsample, 'rank' | 'mode'>>> = {
  nearest: { rank: null, mode: 'nearest' },
  'nearest-exact': { rank: null, mode: 'nearest-exact' },
  linear: { rank: 1, mode: 'linear' },
  bilinear: { rank: 2, mode: 'linear' },
  trilinear: { rank: 3, mode: 'linear' },
  bicubic: { rank: 2, mode: 'cubic' },
};

export const upsampleKeras: Spelling<Upsample> = {
  classes: RANKS.map(kerasClass),
  write(up, input) {
    const rank = input.length - 1;
    const bilinear = up.mode === 'linear' && rank === 2 && !up.alignCorners;
    const factors = wholeFactors(up, input);
    if (!factors || (up.mode !== 'nearest' && !bilinear)) return [];
    const value = rank === 1 ? factors[0]! : factors;
    const interpolation = bilinear ? [{ name: 'interpolation', value: 'bilinear' }] : [];
    return [{ name: `UpSampling${rank}D`, args: [{ name: 'size', value }, ...interpolation] }];
  },
};

function kerasClass(rank: Rank): LayerClass<Upsample> {
  const interpolation = { interpolation: word('nearest', 'bilinear').prefault('nearest') };
  return layerClass({
    name: `UpSampling${rank}D`,
    formerArgs: { length: 'size', dim_ordering: 'data_format' },
    args: () =>
      z.object({
        size: perAxis(rank).prefault(2n),
        ...(rank === 1 ? {} : { data_format: ignored() }),
        ...(rank === 2 ? interpolation : {}),
      }),
    read: (args) => ({
      params: {
        rank,
        scale: args.size,
        size: null,
        mode: 'interpolation' in args && args.interpolation === 'bilinear' ? 'linear' : 'nearest',
        alignCorners: false,
      },
    }),
  });
}

export const upsampleTorch: Spelling<Upsample> = {
  classes: [
    layerClass({
      name: 'Upsample',
      args: () =>
        z
          .object({
            ...target(),
            mode: word('nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic').prefault(
              'nearest',
            ),
            align_corners: orNone(flag(false)),
            ...ignoredArgs('recompute_scale_factor'),
          })
          .refine(oneOfBoth, ONE_OF_BOTH)
          .refine(({ mode, align_corners }) => !align_corners || !mode.startsWith('nearest'), {
            path: ['align_corners'],
            message: 'can only be set with the interpolating modes: linear, bilinear, bicubic, trilinear',
          }),
      read: ({ size, scale_factor: scale, mode, align_corners }) => ({
        params: { scale, size, ...TORCH_MODES[mode]!, alignCorners: align_corners ?? false },
      }),
    }),
    ...(['nearest', 'linear'] as const).map((mode) =>
      layerClass<Upsample, ReturnType<typeof targetOnly>>({
        name: mode === 'nearest' ? 'UpsamplingNearest2d' : 'UpsamplingBilinear2d',
        args: targetOnly,
        read: ({ size, scale_factor: scale }) => ({
          params: { rank: 2, scale, size, mode, alignCorners: mode === 'linear' },
        }),
      }),
    ),
  ],
  write(up, input) {
    const rank = input.length - 1;
    const mode = Object.keys(TORCH_MODES).find((name) => {
      const meant = TORCH_MODES[name]!;
      return meant.mode === up.mode && (meant.rank === null || meant.rank === rank);
    });
    if (!mode) return [];
    return [
      {
        name: 'Upsample',
        args: [
          ...written('scale_factor', up.scale),
          ...written('size', up.size),
          ...unlessIs('mode', mode, 'nearest'),
          ...unlessIs('align_corners', up.alignCorners, false),
        ],
      },
    ];
  },
};

export const upsampleShorthand: Spelling<Upsample> = {
  classes: [null, ...RANKS].map((rank) =>
    layerClass<Upsample, ReturnType<typeof shorthandArgs>>({
      name: rank ? `up${rank}d` : 'up',
      aliases: rank ? [`upsample${rank}d`] : ['upsample'],
      args: shorthandArgs,
      read: ({ scale, size, mode, align }) => ({
        params: { rank, scale: size || scale ? scale : [2n], size, mode, alignCorners: align },
      }),
    }),
  ),
  write: (up) => [
    {
      name: up.rank ? `up${up.rank}d` : 'up',
      args: [
        ...written('scale', up.scale),
        ...written('size', up.size),
        ...unlessIs('mode', up.mode, 'nearest'),
        ...unlessIs('align', up.alignCorners, false),
      ],
    },
  ],
};

function shorthandArgs() {
  return z.object({
    scale: orNone(factors()),
    size: orNone(wholes(1n, '56x56')),
    mode: word(...MODES).prefault('nearest'),
    align: flag(false),
  });
}

function target() {
  return { size: orNone(wholes(1n, '56 or (56, 56)')), scale_factor: orNone(factors()) };
}

function targetOnly() {
  return z.object(target()).refine(oneOfBoth, ONE_OF_BOTH);
}

function oneOfBoth({ size, scale_factor }: { size: unknown; scale_factor: unknown }): boolean {
  return (size === null) !== (scale_factor === null);
}

/** Whole factors are exact, others are taken as they are written. */
function factors() {
  return checked((value): readonly (bigint | number)[] | undefined => {
    const list = Array.isArray(value) ? value : [value];
    const read = list.map(factor).filter((one) => one !== undefined);
    return read.length === list.length && read.length > 0 ? read : undefined;
  }, 'must be a factor above 0, or one for each axis');
}

function factor(value: Value): bigint | number | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return BigInt(value);
  return (typeof value === 'number' || typeof value === 'bigint') && value > 0 ? value : undefined;
}

function written(name: string, numbers: readonly (bigint | number)[] | null): readonly Argument[] {
  if (!numbers) return [];
  return [{ name, value: numbers.length === 1 ? numbers[0]! : numbers }];
}

/** The whole numbers by which every axis grows, if there are such. */
function wholeFactors({ scale, size }: Upsample, input: Shape): readonly bigint[] | undefined {
  const factors = spatialOf(input).map((from, axis) => {
    if (scale) return scale[axis] ?? scale[0]!;
    const to = size![axis] ?? size![0]!;
    return from !== null && to % from === 0n ? to / from : null;
  });
  return factors.every((one): one is bigint => typeof one === 'bigint') ? factors : undefined;
}
