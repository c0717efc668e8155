import { type Edge, type Padding, symmetric, valid } from './sliding.ts';
import type { Argument, Value } from './spelling.ts';
import { checked, perAxis } from './values.ts';
import { short } from './writing.ts';

/** Padding as the notations write it. */

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
      return sized(value, rank) ?? asEdges(value, rank);
    },
    rank === 1 ? 'must be same, valid, causal, p1 or p0:1' : 'must be same, valid, p1, p1x1 or p0:1x0:1',
  ).prefault('valid');
}

/** The shorthand of a padding; `valid` is left out. */
export function writtenPadding(padding: Padding): readonly Argument[] {
  if (typeof padding === 'string') return [{ name: 'padding', value: padding }];
  if (padding.every(([before, after]) => before === 0n && after === 0n)) return [];
  const even = padding.every(([before, after]) => before === after);
  return [{ name: 'padding', value: even ? short(padding.map(([before]) => before)) : padding }];
}

function named(word: string, rank: number): Padding | undefined {
  const lower = word.toLowerCase();
  if (lower === 'same') return 'same';
  return lower === 'valid' ? valid(rank) : undefined;
}

function sized(value: Value, rank: number): Padding | undefined {
  const sizes = perAxis(rank, 0n).safeParse(value);
  return sizes.success ? symmetric(sizes.data) : undefined;
}

function asEdges(value: Value, rank: number): Padding | undefined {
  if (!Array.isArray(value) || value.length !== rank) return undefined;
  const pairs = value.map((pair) => perAxis(2, 0n).safeParse(pair));
  return pairs.every((pair) => pair.success) ? pairs.map((pair) => pair.data as unknown as Edge) : undefined;
}
