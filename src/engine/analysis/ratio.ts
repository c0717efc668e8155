import type { Size } from '../shape.ts';
import { greatestCommonDivisor } from './integers.ts';

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * How many times `from` the count `to` is. Two zeros are equal (1); there is no ratio to zero alone, nor to an
 * unknown count.
 */
export function ratio(to: Size, from: Size): Ratio | null {
  if (to === null || from === null) return null;
  if (from === 0n) return to === 0n ? { numerator: 1n, denominator: 1n } : null;
  const divisor = greatestCommonDivisor(to, from) * (from < 0n ? -1n : 1n);
  return { numerator: to / divisor, denominator: from / divisor };
}

/** As a double, to its last digits, also where both sides are beyond the range of doubles. */
export function toNumber({ numerator, denominator }: Ratio): number {
  const excess = Math.max(bitLength(numerator), bitLength(denominator)) - 1000;
  const shift = BigInt(Math.max(excess, 0));
  return Number(numerator >> shift) / Number(denominator >> shift);
}

/** `5/2`, or `3` for whole numbers. */
export function fractionText({ numerator, denominator }: Ratio): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}
