import * as z from 'zod';
import { UserError } from '../../user-error.ts';
import { type Shape, type Size, sum } from '../shape.ts';
import type * as TensorFlow from '../tensorflow.ts';
import { whole } from './arguments/values.ts';
import { unlessIs } from './arguments/writing.ts';
import { axisIndex, axisNumber, type Channels, channelsOrder } from './geometry/axes.ts';
import type { LayerKind, Reach } from './kind.ts';
import { type LayerClass, layerClass, type Spelling } from './spelling.ts';

/** Several inputs of one shape become one, value by value. */
export interface Merge {
  readonly operation: 'add' | 'subtract' | 'multiply' | 'average' | 'maximum' | 'minimum';
}

/** Several inputs stand one behind the other on an axis. */
export interface Concatenate {
  readonly axis: bigint;
  readonly channels: Channels;
}

type Tensor = TensorFlow.Tensor;
type TF = typeof TensorFlow;

const OPERATIONS = {
  add: { keras: 'Add', run: (tf: TF, a: Tensor, b: Tensor) => tf.add(a, b) },
  subtract: { keras: 'Subtract', run: (tf: TF, a: Tensor, b: Tensor) => tf.sub(a, b) },
  multiply: { keras: 'Multiply', run: (tf: TF, a: Tensor, b: Tensor) => tf.mul(a, b) },
  average: { keras: 'Average', run: (tf: TF, a: Tensor, b: Tensor) => tf.add(a, b) },
  maximum: { keras: 'Maximum', run: (tf: TF, a: Tensor, b: Tensor) => tf.maximum(a, b) },
  minimum: { keras: 'Minimum', run: (tf: TF, a: Tensor, b: Tensor) => tf.minimum(a, b) },
} as const;

const NAMES = Object.keys(OPERATIONS) as readonly Merge['operation'][];

/** Merging counts no multiply-accumulates. */
const merging = { merges: true, parameters: () => [], macs: () => [], window: (): Reach => 'pointwise' };

export const merge: LayerKind<Merge> = {
  ...merging,
  name: 'merge',
  summary: 'Joins branches value by value, as a skip connection does.',
  keras: spelling((operation) => OPERATIONS[operation].keras),
  torch: { classes: [], write: () => [] },
  shorthand: spelling((operation) => operation),

  outputShape({ operation }, inputs) {
    if (operation === 'subtract' && inputs.length !== 2) {
      throw new UserError({
        wrong: `Subtract takes exactly 2 inputs, and ${inputs.length} reach it.`,
        write: 'two inputs',
      });
    }
    return inputs.reduce(broadcast);
  },

  build({ operation }, _, tf) {
    const { run } = OPERATIONS[operation];
    return {
      weights: [],
      run: (inputs) =>
        tf.tidy(() => {
          const joined = inputs.reduce((a, b) => run(tf, a, b));
          return operation === 'average' ? tf.div(joined, inputs.length) : joined;
        }),
    };
  },
};

export const concatenate: LayerKind<Concatenate> = {
  ...merging,
  name: 'concatenate',
  summary: 'Puts branches one behind the other, most often channel behind channel.',
  keras: {
    classes: [
      layerClass({
        name: 'Concatenate',
        args: () => z.object({ axis: whole(-9n).prefault(-1n) }),
        read: ({ axis }) => ({ params: { axis, channels: 'last' } }),
      }),
    ],
    write({ axis, channels }, input) {
      const place = axisIndex(axis, channels, input);
      const number = place === input.length - 1 ? -1n : axisNumber(place, 'last', input);
      return [{ name: 'Concatenate', args: unlessIs('axis', number, -1n) }];
    },
  },
  torch: { classes: [], write: () => [] },
  shorthand: {
    classes: [
      layerClass({
        name: 'concat',
        aliases: ['concatenate'],
        args: () => z.object({ axis: whole(-9n).prefault(-1n), channels: channelsOrder() }),
        read: (params) => ({ params }),
      }),
    ],
    write: ({ axis, channels }) => [
      {
        name: 'concat',
        args: [...unlessIs('axis', axis, -1n), ...unlessIs('channels', channels, 'last')],
      },
    ],
  },

  outputShape({ axis, channels }, inputs) {
    const place = axisIndex(axis, channels, inputs[0]!);
    for (const other of inputs.slice(1)) requireAlike(inputs[0]!, other, place);
    return inputs[0]!.with(place, sum(inputs.map((input) => input[place]!)));
  },

  build({ axis, channels }, inputs, tf) {
    const place = axisIndex(axis, channels, inputs[0]!) + 1;
    return { weights: [], run: (tensors) => tf.concat([...tensors], place) };
  },
};

function spelling(nameOf: (operation: Merge['operation']) => string): Spelling<Merge> {
  const classOf = (operation: Merge['operation']): LayerClass<Merge> =>
    layerClass({
      name: nameOf(operation),
      args: () => z.object({}),
      read: () => ({ params: { operation } }),
    });
  return {
    classes: NAMES.map(classOf),
    write: ({ operation }) => [{ name: nameOf(operation), args: [] }],
  };
}

/** Axes of size 1 stretch to the size of the other input. */
function broadcast(a: Shape, b: Shape): Shape {
  const sizes = a.map((size, axis) => common(size, b[axis] ?? null));
  if (a.length === b.length && !sizes.includes(undefined)) return sizes.map((size) => size ?? null);
  throw new UserError({
    wrong: `Inputs of ${described(a)} and ${described(b)} cannot be joined value by value: their sizes differ.`,
    write: 'inputs of one shape, or Concatenate',
  });
}

function common(a: Size, b: Size): Size | undefined {
  if (a === b || b === 1n) return a;
  if (a === 1n) return b;
  return a === null || b === null ? (a ?? b) : undefined;
}

function requireAlike(a: Shape, b: Shape, place: number): void {
  const alike = a.every(
    (size, axis) => axis === place || size === null || b[axis] === null || size === b[axis],
  );
  if (a.length === b.length && alike) return;
  throw new UserError({
    wrong: `Inputs of ${described(a)} and ${described(b)} cannot stand one behind the other: all sizes but that of the axis must be equal.`,
    write: 'inputs that differ on one axis only',
  });
}

function described(shape: Shape): string {
  return shape.map((size) => size ?? '?').join('×');
}
