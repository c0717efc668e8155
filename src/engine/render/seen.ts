import { type AxisField, receptiveFields, sizeOf } from '../analysis/receptive-field.ts';
import type { Network, Step } from '../network.ts';
import { type Shape, type Size, spatialOf } from '../shape.ts';

/** What an output value of a layer sees of the input's last two axes (or of its only one). */
export interface Seen {
  /** In input positions: height and width, or length; unknown where it cannot be followed. */
  readonly size: Shape;
  /** Where the middle output's field begins on each axis, in input positions; it may begin in the padding. */
  readonly origin: readonly number[] | null;
  readonly whole: boolean;
}

/** What the middle output of a node sees. */
export function seenBy(network: Network, steps: readonly Step[], node: number): Seen {
  const input = spatialOf(network.input).slice(-2);
  const field = receptiveFields(network, steps)[node];
  if (field === undefined || field === 'global') {
    return { size: input, origin: input.map(() => 0), whole: true };
  }
  const axes = field.axes.slice(-2);
  const output = spatialOf(steps[node]!.output).slice(-2);
  return {
    size: axes.map((axis) => (axis ? sizeOf(axis) : null)),
    origin: axes.every((axis) => axis?.anchored)
      ? axes.map((axis, at) => middle(axis!, output[at] ?? null))
      : null,
    whole: false,
  };
}

/** Where the field of the middle one of `outputs` begins. */
function middle(axis: AxisField, outputs: Size): number {
  const index = ((outputs ?? 1n) - 1n) / 2n;
  const pattern = BigInt(axis.first.length);
  return Number(axis.first[Number(index % pattern)]! + (index / pattern) * axis.step);
}
