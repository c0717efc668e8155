import { grouped, type Size } from '../shape.ts';
import { fractionText, type Ratio, toNumber } from './ratio.ts';

/** Figures as text for learners. */

/** `1,600`; `?` where a count is unknown. */
export function formatCount(count: Size): string {
  return count === null ? '?' : grouped(count);
}

/** `1,600 parameters`, `1 parameter`. */
export function formatNumber(count: Size, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1n ? noun : plural}`;
}

/** `61,952` bytes are `60.5 KiB`: powers of 1,024, three significant digits. */
export function formatBytes(bytes: Size): string {
  if (bytes === null) return '?';
  let unit = 0;
  let size = 1n;
  while (unit < UNITS.length - 1 && bytes >= size * 1024n) {
    size *= 1024n;
    unit++;
  }
  return `${decimal({ numerator: bytes, denominator: size }, bytes < size * 10n ? 2 : bytes < size * 100n ? 1 : 0)} ${UNITS[unit]}`;
}

/** `×2.5`, `×0.36`, `×1,234`: two decimals, more where they are needed to tell the factor from 0 or 1. */
export function formatFactor(factor: Ratio | null): string {
  return factor === null ? '–' : `×${formatRatio(factor)}`;
}

/** As `formatFactor`, without the sign. */
export function formatRatio(factor: Ratio): string {
  const { numerator, denominator } = factor;
  if (numerator >= denominator * 100n) return decimal(factor, 0);
  const exact = numerator === 0n || numerator === denominator;
  for (let places = 2; places <= 9; places++) {
    const text = decimal(factor, places);
    if (exact || (text !== '0' && text !== '1')) return text;
  }
  if (numerator * 2n > denominator) return 'almost 1';
  return toNumber(factor) === 0 ? 'almost 0' : toNumber(factor).toPrecision(2);
}

/** `0.45` where six decimals say it exactly, else `3/7`. */
export function formatExact(value: Ratio): string {
  const millionths = value.numerator * 1_000_000n;
  return millionths % value.denominator === 0n ? decimal(value, 6) : fractionText(value);
}

/** A share of a whole: `99.9 %`; nothing but the whole is `100 %`. */
export function formatShare(part: Size, whole: Size): string {
  if (part === null || whole === null || whole === 0n) return '–';
  if (part === whole) return '100 %';
  const text = decimal({ numerator: part * 100n, denominator: whole }, 1);
  return text === '100' ? 'over 99.9 %' : `${text} %`;
}

/** `x`, `x and y`, `x, y and z`. */
export function formatList(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Small numbers in words, as sentences have them. */
export function formatTimes(count: bigint): string {
  return (
    ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][Number(count)] ??
    formatCount(count)
  );
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

/** Rounds half away from zero and drops zeros at the end. */
function decimal({ numerator, denominator }: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = (numerator * scale * 2n + denominator) / (denominator * 2n);
  const fraction = (scaled % scale).toString().padStart(places, '0').replace(/0+$/, '');
  return `${grouped(scaled / scale)}${places > 0 && fraction ? `.${fraction}` : ''}`;
}
