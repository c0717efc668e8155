import { ceilDivide } from '../layers/geometry/sliding.ts';

/** Arithmetic of bigints. */

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}

/** The largest of at least one number. */
export function largestOf(numbers: readonly bigint[]): bigint {
  let largest = numbers[0]!;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}

/** Negative, zero or positive, as `sort` wants it. */
export function compareIntegers(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Rounds down for negative numbers as well; the divisor is positive. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  return dividend >= 0n ? dividend / divisor : -ceilDivide(-dividend, divisor);
}
