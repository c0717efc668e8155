import * as z from 'zod';
import type { Shape } from '../../shape.ts';
import { flag, ignoredArgs, orNone, real, wholes } from '../arguments/values.ts';
import { short, unlessIs } from '../arguments/writing.ts';
import { axisNumber, channelsOrder } from '../geometry/axes.ts';
import { type Call, layerClass, type Spelling } from '../spelling.ts';
import { type LayerNorm, layerNormPlaces } from './layer-norm.ts';
import { KERAS_NORM_ARGS } from './norm-terms.ts';

/** What PyTorch's RMSNorm adds when it is told no number: the step between numbers of 32 bits at 1. */
const EPSILON_32 = 2 ** -23;

export const layerNormKeras: Spelling<LayerNorm> = {
  classes: [
    layerClass({
      name: 'LayerNormalization',
      args: () =>
        z.object({
          axis: axes(),
          epsilon: real().prefault(0.001),
          center: flag(true),
          scale: flag(true),
          rms_scaling: flag(false),
          ...ignoredArgs(...KERAS_NORM_ARGS),
        }),
      read: ({ axis, epsilon, center, scale, rms_scaling: rms }) => ({
        params: { ...keras(axis, epsilon), scale: scale || rms, shift: center && !rms, rms },
      }),
    }),
    layerClass({
      name: 'RMSNormalization',
      args: () => z.object({ axis: axes(), epsilon: real().prefault(1e-6) }),
      read: ({ axis, epsilon }) => ({
        params: { ...keras(axis, epsilon), scale: true, shift: false, rms: true },
      }),
    }),
  ],
  write(norm, input) {
    const places = layerNormPlaces(norm, input);
    const last = places.length === 1 && places[0] === input.length - 1;
    const numbers = places.map((place) => axisNumber(place, 'last', input));
    const axis = last ? [] : [{ name: 'axis', value: numbers }];
    if (norm.rms) {
      if (!norm.scale || norm.shift) return [];
      return [{ name: 'RMSNormalization', args: [...axis, ...unlessIs('epsilon', norm.epsilon, 1e-6)] }];
    }
    const affine = [...unlessIs('center', norm.shift, true), ...unlessIs('scale', norm.scale, true)];
    return [
      { name: 'LayerNormalization', args: [...axis, ...unlessIs('epsilon', norm.epsilon, 0.001), ...affine] },
    ];
  },
};

export const layerNormTorch: Spelling<LayerNorm> = {
  classes: [
    layerClass({
      name: 'LayerNorm',
      args: () =>
        z.object({
          normalized_shape: wholes(1n, '64 or [64, 28, 28]'),
          eps: real().prefault(1e-5),
          elementwise_affine: flag(true),
          bias: flag(true),
          ...ignoredArgs('device', 'dtype'),
        }),
      read: ({ normalized_shape: sizes, eps, elementwise_affine: scale, bias }) => ({
        params: { ...torch(sizes), epsilon: eps, scale, shift: scale && bias, rms: false },
      }),
    }),
    layerClass({
      name: 'RMSNorm',
      args: () =>
        z.object({
          normalized_shape: wholes(1n, '64 or [64, 28, 28]'),
          eps: orNone(real()),
          elementwise_affine: flag(true),
          ...ignoredArgs('device', 'dtype'),
        }),
      read: ({ normalized_shape: sizes, eps, elementwise_affine: scale }) => ({
        params: { ...torch(sizes), epsilon: eps ?? EPSILON_32, scale, shift: false, rms: true },
      }),
    }),
  ],
  write: writeTorch,
};

export const layerNormShorthand: Spelling<LayerNorm> = {
  classes: [
    layerClass({
      name: 'ln',
      aliases: ['layernorm'],
      args: () =>
        z.object({
          axes: axes(),
          channels: channelsOrder(),
          sizes: orNone(wholes(1n, '64')),
          epsilon: real().prefault(0.001),
          scale: flag(true),
          shift: flag(true),
          rms: flag(false),
        }),
      read: (params) => ({ params }),
    }),
  ],
  write: (norm) => [
    {
      name: 'ln',
      args: [
        ...(String(norm.axes) === '-1' ? [] : [{ name: 'axes', value: norm.axes }]),
        ...unlessIs('channels', norm.channels, 'last'),
        ...(norm.sizes ? [{ name: 'sizes', value: norm.sizes }] : []),
        ...unlessIs('epsilon', norm.epsilon, 0.001),
        ...unlessIs('scale', norm.scale, true),
        ...unlessIs('shift', norm.shift, true),
        ...unlessIs('rms', norm.rms, false),
      ],
    },
  ],
};

function axes() {
  return wholes(-9n, '-1 or [1, 2, 3]').prefault(-1n);
}

function keras(axes: readonly bigint[], epsilon: number) {
  return { axes, channels: 'last', sizes: null, epsilon } as const;
}

/** The last axes as PyTorch has them, as many as there are sizes. */
function torch(sizes: readonly bigint[]) {
  const axes = sizes.map((_, index) => BigInt(index - sizes.length));
  return { axes, channels: 'first', sizes } as const;
}

/** PyTorch normalises the last of its axes, among which the channels are the first. */
function writeTorch(norm: LayerNorm, input: Shape): readonly Call[] {
  const places = layerNormPlaces(norm, input);
  const order = [input.length - 1, ...input.keys()].slice(0, input.length).slice(-places.length);
  const sizes = order.map((place) => input[place]);
  const known = sizes.filter((size): size is bigint => typeof size === 'bigint');
  if (!order.every((place) => places.includes(place)) || known.length < sizes.length) return [];
  if ((norm.shift && !norm.scale) || (norm.rms && norm.shift)) return [];
  const shape = { value: known.length === 1 ? short(known) : known };
  const affine = unlessIs('elementwise_affine', norm.scale, true);
  if (norm.rms) return [{ name: 'RMSNorm', args: [shape, { name: 'eps', value: norm.epsilon }, ...affine] }];
  const bias = norm.scale ? unlessIs('bias', norm.shift, true) : [];
  return [{ name: 'LayerNorm', args: [shape, ...unlessIs('eps', norm.epsilon, 1e-5), ...affine, ...bias] }];
}
