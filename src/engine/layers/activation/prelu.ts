import * as z from 'zod';
import { channelsOf, type Shape } from '../../shape.ts';
import { checked, ignoredArgs, whole, wholes } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { axisIndex } from '../geometry/axes.ts';
import { requireKnown } from '../geometry/inputs.ts';
import type { LayerKind } from '../kind.ts';
import { layerClass, type Spec, type Spelling } from '../spelling.ts';

/** A rectifier whose slope below zero is learnt. */
export interface PRelu {
  /** Which values share a slope: none, all, those of a channel, or those along some axes counted from 1, channels last. */
  readonly shared: 'none' | 'all' | 'positions' | readonly bigint[];
}

const keras: Spelling<PRelu> = {
  classes: [
    layerClass({
      name: 'PReLU',
      args: () =>
        z.object({
          ...ignoredArgs('alpha_initializer', 'alpha_regularizer', 'alpha_constraint'),
          shared_axes: checked(
            (value) => (value === null ? ('none' as const) : wholes(1n, '[1, 2]').safeParse(value).data),
            'must be axes counted from 1, such as [1, 2], or None',
          ).prefault(null),
        }),
      read: ({ shared_axes: shared }) => ({ params: { shared } }),
    }),
  ],
  write({ shared }, input) {
    if (shared === 'none') return [{ name: 'PReLU', args: [] }];
    const axes = sharedAxes({ shared }, input).map((place) => BigInt(place + 1));
    return [{ name: 'PReLU', args: axes.length > 0 ? [{ name: 'shared_axes', value: axes }] : [] }];
  },
};

const torch: Spelling<PRelu> = {
  classes: [
    layerClass({
      name: 'PReLU',
      args: () =>
        z.object({
          num_parameters: whole().prefault(1n),
          ...ignoredArgs('init', 'device', 'dtype'),
        }),
      read: ({ num_parameters: slopes }): Spec<PRelu> =>
        slopes === 1n
          ? { params: { shared: 'all' } }
          : { params: { shared: 'positions' }, inputChannels: slopes },
    }),
  ],
  write(prelu, input) {
    const slopes = slopesOf(prelu, input);
    const channels = channelsOf(input);
    if (slopes.every((size) => size === 1n)) return [{ name: 'PReLU', args: [] }];
    if (channels === null || !slopes.slice(0, -1).every((size) => size === 1n)) return [];
    return [{ name: 'PReLU', args: [{ name: 'num_parameters', value: channels }] }];
  },
};

const shorthand: Spelling<PRelu> = {
  classes: [
    layerClass({
      name: 'prelu',
      args: () =>
        z.object({
          shared: checked(
            (value) =>
              value === 'none' || value === 'all' || value === 'positions'
                ? value
                : wholes(1n, '1x2').safeParse(value).data,
            'must be none, all, positions, or axes counted from 1',
          ).prefault('none'),
        }),
      read: (params) => ({ params }),
    }),
  ],
  write: ({ shared }) => [{ name: 'prelu', args: unlessIs('shared', shared, 'none') }],
};

/** Activations count no multiply-accumulates. */
export const prelu: LayerKind<PRelu> = {
  name: 'prelu',
  summary: 'Keeps what is above zero and multiplies what is below with a slope that it learns.',
  keras,
  torch,
  shorthand,
  outputShape(params, [input]) {
    const own = [...input!.keys()].filter((place) => !sharedAxes(params, input!).includes(place));
    requireKnown(input!, own, 'PReLU');
    return input!;
  },
  parameters: (params, [input]) => [
    { part: 'weights', factors: [{ name: 'features', sizes: slopesOf(params, input!) }] },
  ],
  macs: () => [],
  window: () => 'pointwise',
  build(params, [input], tf) {
    const shape = slopesOf(params, input!).map(Number);
    const fans = { fanIn: 1, fanOut: 1 };
    return {
      weights: [{ role: 'slope', shape, ...fans }],
      run: ([x], [slope]) =>
        tf.tidy(() => tf.add(tf.relu(x!), tf.mul(tf.minimum(x!, 0), tf.expandDims(slope!, 0)))),
    };
  },
};

/** One size for each axis of the input: 1 where the axis shares its slopes. */
function slopesOf(params: PRelu, input: Shape): Shape {
  const shared = sharedAxes(params, input);
  return input.map((size, place) => (shared.includes(place) ? 1n : size));
}

function sharedAxes({ shared }: PRelu, input: Shape): readonly number[] {
  if (shared === 'none') return [];
  if (shared === 'all') return [...input.keys()];
  if (shared === 'positions') return [...input.keys()].slice(0, -1);
  return shared.map((axis) => axisIndex(axis, 'last', input));
}
