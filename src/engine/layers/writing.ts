import type { Edge } from './sliding.ts';
import type { Argument, Call, Value } from './spelling.ts';

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

/** Keras' layer of zeros around the input: `ZeroPadding2D(((top, bottom), (left, right)))`. */
export function kerasZeroPadding(edges: readonly Edge[]): Call {
  const value: Value = edges.length === 1 ? edges[0]! : edges;
  return { name: `ZeroPadding${edges.length}D`, args: [{ value }] };
}

/** PyTorch's layer of zeros around the input; it counts from the last axis: `ZeroPad2d((left, right, top, bottom))`. */
export function torchZeroPadding(edges: readonly Edge[]): Call {
  return { name: `ZeroPad${edges.length}d`, args: [{ value: [...edges].reverse().flat() }] };
}
