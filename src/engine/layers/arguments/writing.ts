import type { Edge } from '../geometry/sliding.ts';
import type { Argument, Call, Value } from '../spelling.ts';

/** Pieces that spellings write with. */

/** The argument, unless every size is the framework's default anyway. */
export function unless(name: string, sizes: readonly bigint[], standard: bigint): readonly Argument[] {
  return sizes.every((size) => size === standard) ? [] : [{ name, value: short(sizes) }];
}

/** The argument, unless it has its default value. */
export function unlessIs(name: string, value: Value, standard: Value): readonly Argument[] {
  return value === standard ? [] : [{ name, value }];
}

/** One number where all axes agree: `(3, 3)` → `3`. */
export function short(sizes: readonly bigint[]): Value {
  return sizes.every((size) => size === sizes[0]) ? sizes[0]! : sizes;
}

/** Before and after of each axis, as short as it goes. */
export function writtenAround(edges: readonly Edge[]): Value {
  return edges.every(([before, after]) => before === after) ? short(edges.map(([before]) => before)) : edges;
}

/** Keras' layers around the input: `ZeroPadding2D(((top, bottom), (left, right)))`. */
export function kerasAround(name: string, edges: readonly Edge[]): Call {
  return { name, args: [{ value: edges.length === 1 ? edges[0]! : edges }] };
}

/** PyTorch's layers around the input; they count from the last axis: `ZeroPad2d((left, right, top, bottom))`. */
export function torchAround(name: string, edges: readonly Edge[], more: readonly Argument[] = []): Call {
  return { name, args: [{ value: [...edges].reverse().flat() }, ...more] };
}
