import * as z from 'zod';
import { UserError } from '../../../user-error.ts';
import { product, type Shape } from '../../shape.ts';
import { ignored, whole } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { axisIndex, type Channels, channelsOrder } from '../geometry/axes.ts';
import type { LayerKind } from '../kind.ts';
import { layerClass, type Spelling } from '../spelling.ts';

/** Joins the axes `start` to `end` into one. The values keep the order in which channels are last. */
export interface Flatten {
  readonly start: bigint;
  readonly end: bigint;
  readonly channels: Channels;
}

const everything: Flatten = { start: 1n, end: -1n, channels: 'last' };

const keras: Spelling<Flatten> = {
  classes: [
    layerClass({
      name: 'Flatten',
      formerArgs: { dim_ordering: 'data_format' },
      args: () => z.object({ data_format: ignored() }),
      read: () => ({ params: everything }),
    }),
  ],
  write(params, input) {
    const target = joined(params, input);
    if (target.length === 1) return [{ name: 'Flatten', args: [] }];
    const named = target.map((size) => size ?? -1n);
    if (named.filter((size) => size === -1n).length > 1) return [];
    return [{ name: 'Reshape', args: [{ value: named }] }];
  },
};

const torch: Spelling<Flatten> = {
  classes: [
    layerClass({
      name: 'Flatten',
      args: () => z.object({ start_dim: whole(-9n).prefault(1n), end_dim: whole(-9n).prefault(-1n) }),
      read: ({ start_dim: start, end_dim: end }) => ({
        params: start === 1n && end === -1n ? everything : { start, end, channels: 'first' },
      }),
    }),
  ],
  write(params, input) {
    const target = joined(params, input);
    if (target.length === 1) return [{ name: 'Flatten', args: [] }];
    const [first, last] = range(params, input);
    if (last === input.length - 1) return [];
    return [{ name: 'Flatten', args: [{ value: BigInt(first + 2) }, { value: BigInt(last + 2) }] }];
  },
};

const shorthand: Spelling<Flatten> = {
  classes: [
    layerClass({
      name: 'flatten',
      args: () =>
        z.object({
          start: whole(-9n).prefault(1n),
          end: whole(-9n).prefault(-1n),
          channels: channelsOrder(),
        }),
      read: (params) => ({ params }),
    }),
  ],
  write: ({ start, end, channels }) => [
    {
      name: 'flatten',
      args: [
        ...unlessIs('start', start, 1n),
        ...unlessIs('end', end, -1n),
        ...unlessIs('channels', channels, 'last'),
      ],
    },
  ],
};

export const flatten: LayerKind<Flatten> = {
  name: 'flatten',
  summary: 'Writes all values one behind the other, so that a dense layer can take them.',
  keras,
  torch,
  shorthand,
  outputShape: (params, [input]) => joined(params, input!),
  parameters: () => [],
  macs: () => [],
  window: () => 'pointwise',
  build(params, [input], tf) {
    const target = joined(params, input!).map(Number);
    return { weights: [], run: ([x]) => tf.reshape(x!, [-1, ...target]) };
  },
};

function joined(params: Flatten, input: Shape): Shape {
  const [first, last] = range(params, input);
  return [...input.slice(0, first), product(input.slice(first, last + 1)), ...input.slice(last + 1)];
}

/** The places of the joined axes in a channels-last shape. */
function range({ start, end, channels }: Flatten, input: Shape): readonly [number, number] {
  const [first, last] = [axisIndex(start, 'last', input), axisIndex(end, 'last', input)];
  if (first > last) {
    throw new UserError({
      wrong: `Flatten cannot start at axis ${start}, behind the axis ${end} at which it ends.`,
      write: 'start_dim=1, end_dim=-1',
    });
  }
  if (channels === 'last' || (first === 0 && last === input.length - 1)) return [first, last];
  if (first === 0) {
    if (first === last) return [input.length - 1, input.length - 1];
    throw new UserError({
      wrong: 'Flatten that joins the channels with only some of the other axes is not supported.',
      write: 'nn.Flatten() for all axes, or nn.Flatten(2) for all but the channels',
    });
  }
  return [first - 1, last - 1];
}
