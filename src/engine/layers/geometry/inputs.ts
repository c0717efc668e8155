import { UserError } from '../../../user-error.ts';
import { type Shape, type Size, spatialOf } from '../../shape.ts';
import type { Sliding } from './sliding.ts';

/** Requires `rank` spatial axes and one of channels. */
export function requireRank(input: Shape, rank: number, layer: string): void {
  if (input.length === rank + 1) return;
  const axes = ['length', 'height × width', 'depth × height × width'][rank - 1];
  throw new UserError({
    wrong: `${layer} takes ${axes} × channels, and what reaches it is ${input.length === 1 ? `a vector of ${describe(input)} values` : describe(input)}.`,
    write: `an input of ${rank + 1} sizes, such as ${[...Array(rank).fill('28'), '1'].join('x')}`,
  });
}

/** Requires that the sizes at some places are known: the layer has weights for each of them. */
export function requireKnown(input: Shape, places: readonly number[], layer: string): void {
  if (places.every((place) => input[place] !== null)) return;
  throw new UserError({
    wrong: `${layer} has weights for every feature, and of ${describe(input)} their number is unknown (None).`,
    write: 'an input of known size on that axis',
  });
}

/** Requires that an axis can give the rows that reflected and circular padding take from it. */
export function requireSource(edges: readonly (readonly [Size, Size])[], mode: string, input: Shape): void {
  if (mode !== 'reflect' && mode !== 'circular') return;
  edges.forEach((edge, axis) => {
    const size = input[axis] ?? null;
    if (size === null) return;
    const [most, bound] = mode === 'reflect' ? [size - 1n, 'less than'] : [size, 'no more than'];
    if (edge.every((rows) => rows === null || rows <= most)) return;
    throw new UserError({
      wrong: `A ${mode} padding of ${edge.join(' and ')} rows takes more than an axis of ${size} can give: it should be at most ${most}, ${bound} the input size.`,
      write: `padding of at most ${most}, or of zeros`,
    });
  });
}

/** Requires that a window fits into the input: each of the output's spatial sizes is at least 1. */
export function requireOutput(window: Sliding, output: Shape, input: Shape): Shape {
  if (output.every((size) => size === null || size > 0n)) return output;
  const dilated = window.dilation.some((step) => step > 1n)
    ? ` with dilation ${window.dilation.join('×')}`
    : '';
  throw new UserError({
    wrong: `A window of ${window.kernel.join('×')}${dilated} does not fit into an input of ${describe(spatialOf(input))}: the output would have no positions, since the kernel size cannot be greater than the padded input size.`,
    write: "padding='same', a smaller kernel, or a larger input",
  });
}

function describe(input: Shape): string {
  return input.map((size) => size ?? '?').join('×');
}
