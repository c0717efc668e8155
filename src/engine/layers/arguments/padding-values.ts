import { type Edge, type Padding, symmetric, valid } from '../geometry/sliding.ts';
import type { Argument, Value } from '../spelling.ts';
import { checked, perAxis } from './values.ts';
import { writtenAround } from './writing.ts';

/** Padding as the notations write it. */

/** PyTorch cuts rows off where padding is negative. */
const LEAST = -(2n ** 63n);

/** PyTorch: a number, one for each axis, `'same'` or `'valid'`. */
export function torchPadding(rank: number) {
  return checked(
    (value) => (typeof value === 'string' ? named(value, rank) : sized(value, rank)),
    `must be ${rank === 1 ? 'a whole number' : `one whole number or ${rank} of them`} of at least 0, 'same' or 'valid'`,
  ).prefault(0n);
}

/** Shorthand: `same`, `valid`, `causal`, `p1`, `p1x2`, or before and after of an axis: `p0:1x0:1`. */
export function shorthandPadding(rank: number) {
  return checked(
    (value) => {
      if (value === 'causal' && rank === 1) return 'causal';
      if (typeof value === 'string') return named(value, rank);
      return sized(value, rank) ?? asEdges(value, rank, 0n);
    },
    rank === 1 ? 'must be same, valid, causal, p1 or p0:1' : 'must be same, valid, p1, p1x1 or p0:1x0:1',
  ).prefault('valid');
}

/** The shorthand of a padding; `valid` is left out. */
export function writtenPadding(padding: Padding): readonly Argument[] {
  if (typeof padding === 'string') return [{ name: 'padding', value: padding }];
  if (padding.every(([before, after]) => before === 0n && after === 0n)) return [];
  return [{ name: 'padding', value: writtenAround(padding) }];
}

/** Keras' ZeroPadding and Cropping: a number, one for each axis, or before and after of each axis. */
export function aroundKeras(rank: number) {
  return checked(
    (value) => (rank === 1 ? asEdge(value) : (sized(value, rank) ?? asEdges(value, rank, 0n))),
    rank === 1 ? 'must be 1 or (1, 1)' : `must be 1, ${rank} numbers, or ${rank} pairs such as (0, 1)`,
  );
}

/** PyTorch's padding layers: a number, or before and after of each axis in one list that starts with the last axis. */
export function aroundTorch(rank: number) {
  return checked(
    (value) => {
      const sizes = perAxis(2 * rank, LEAST).safeParse(value);
      if (!sizes.success) return undefined;
      const pairs = Array.from(
        { length: rank },
        (_, axis): Edge => [sizes.data[2 * axis]!, sizes.data[2 * axis + 1]!],
      );
      return pairs.reverse();
    },
    `must be one whole number or ${2 * rank} of them, before and after of each axis, the last axis first`,
  );
}

/** Shorthand: `1`, `1x2`, or before and after of each axis: `0:1x0:1`. */
export function aroundShorthand(rank: number, minimum = LEAST) {
  return checked(
    (value) => {
      const sizes = perAxis(rank, minimum).safeParse(value);
      return sizes.success ? symmetric(sizes.data) : asEdges(value, rank, minimum);
    },
    rank === 1 ? 'must be 1 or 0:1' : 'must be 1, 1x1 or 0:1x0:1',
  );
}

function named(word: string, rank: number): Padding | undefined {
  const lower = word.toLowerCase();
  if (lower === 'same') return 'same';
  return lower === 'valid' ? valid(rank) : undefined;
}

function sized(value: Value, rank: number): readonly Edge[] | undefined {
  const sizes = perAxis(rank, 0n).safeParse(value);
  return sizes.success ? symmetric(sizes.data) : undefined;
}

function asEdge(value: Value): readonly Edge[] | undefined {
  const pair = perAxis(2, 0n).safeParse(value);
  return pair.success ? [pair.data as unknown as Edge] : undefined;
}

function asEdges(value: Value, rank: number, minimum: bigint): readonly Edge[] | undefined {
  if (!Array.isArray(value) || value.length !== rank) return undefined;
  const pairs = value.map((pair) => (Array.isArray(pair) ? perAxis(2, minimum).safeParse(pair) : undefined));
  return pairs.every((pair) => pair?.success)
    ? pairs.map((pair) => pair!.data as unknown as Edge)
    : undefined;
}
