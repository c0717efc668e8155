import { type Shape, spatialOf } from '../shape.ts';
import { onEveryAxis } from './field-figures.ts';
import type { Side } from './pair.ts';

/** Whether two shapes are known to agree on every axis. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size !== null && size === b[axis]);
}

/** Whether a map of the input's spatial sizes comes out; false where these are unknown. */
export function keepsSize({ summary }: Side): boolean {
  const [input, output] = [spatialOf(summary.input), spatialOf(summary.total.output)];
  return input.length > 0 && sameShape(input, output);
}

/** How many input positions lie between two outputs on each axis: below 1 behind up-sampling, null where unknown. */
export function strides({ summary }: Side): readonly (bigint | number | null)[] {
  return onEveryAxis(summary.total.receptiveField.stride, spatialOf(summary.input).length);
}

/** Whether a map comes out that moves over the input by one position at a time. */
export function isUnstrided(side: Side): boolean {
  const jumps = strides(side);
  return side.summary.total.output.length > 1 && jumps.length > 0 && jumps.every((jump) => jump === 1n);
}
