import { type Shape, spatialOf } from '../../shape.ts';
import { short } from '../arguments/writing.ts';
import { type Edge, edges, type Sliding, sameWindows } from '../geometry/sliding.ts';
import type { Argument } from '../spelling.ts';
import type { MaxPool } from './pooling.ts';

/** Whether pooling by two windows is the same. Unknown sizes leave it open whether windows are the same, unless they are written the same. */
export function samePlaces(pool: MaxPool, candidate: Sliding, input: Shape): boolean {
  const written = pool.ceil === candidate.ceil && String(pool.padding) === String(candidate.padding);
  return written || sameWindows(pool, candidate, spatialOf(input));
}

export function knownEdges(pool: MaxPool, input: Shape): readonly Edge[] | undefined {
  const padding = edges(pool, spatialOf(input));
  return padding.every((edge): edge is Edge => edge.every((rows) => rows !== null)) ? padding : undefined;
}

/** Pooling strides by its kernel unless it is told otherwise. */
export function strideUnlessKernel(name: string, pool: MaxPool): readonly Argument[] {
  return pool.stride.every((step, axis) => step === pool.kernel[axis])
    ? []
    : [{ name, value: short(pool.stride) }];
}
