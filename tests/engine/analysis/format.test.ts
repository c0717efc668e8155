import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatExact,
  formatFactor,
  formatList,
  formatNumber,
  formatShare,
  formatTimes,
} from '../../../src/engine/analysis/format.ts';
import { fractionText, ratio, toNumber } from '../../../src/engine/analysis/ratio.ts';

test.each([
  [0n, '0'],
  [999n, '999'],
  [1_600n, '1,600'],
  [10n ** 30n, '1,000,000,000,000,000,000,000,000,000,000'],
  [null, '?'],
])('the count %s is read as %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [0n, '0 B'],
  [1_023n, '1,023 B'],
  [61_952n, '60.5 KiB'],
  [173_056n, '169 KiB'],
  [1_048_576n, '1 MiB'],
  [3n * 1_048_576n + 10_486n, '3.01 MiB'],
  [1024n ** 9n, '1,024 YiB'],
  [null, '?'],
])('%s bytes are read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [1_600n, 640n, '×2.5'],
  [49n, 18n, '×2.72'],
  [15_488n, 43_264n, '×0.36'],
  [7n, 7n, '×1'],
  [0n, 7n, '×0'],
  [12_345n, 10n, '×1,235'],
  [1n, 500n, '×0.002'],
  [1_001n, 1_000n, '×1.001'],
  [10n ** 20n + 1n, 10n ** 20n, '×almost 1'],
  [1n, 10n ** 20n, '×1.0e-20'],
  [1n, 0n, '–'],
  [null, 3n, '–'],
])('%s against %s is read as %s', (to, from, text) => {
  expect(formatFactor(ratio(to, from))).toBe(text);
});

test.each([
  [9n, 20n, '0.45'],
  [9n, 16n, '0.5625'],
  [1n, 6n, '1/6'],
  [6n, 2n, '3'],
])('%s/%s is written exactly as %s', (numerator, denominator, text) => {
  expect(formatExact(ratio(numerator, denominator)!)).toBe(text);
});

test.each([
  [432_650n, 433_290n, '99.9 %'],
  [999_999n, 1_000_000n, 'over 99.9 %'],
  [1n, 3n, '33.3 %'],
  [5n, 5n, '100 %'],
  [5n, 0n, '–'],
  [null, 5n, '–'],
])('a share of %s in %s is %s', (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});

test('nouns follow their number, and lists read as sentences do', () => {
  expect(formatNumber(1n, 'parameter')).toBe('1 parameter');
  expect(formatNumber(1_600n, 'parameter')).toBe('1,600 parameters');
  expect(['a', 'b', 'c'].map((_, index) => formatList(['a', 'b', 'c'].slice(0, index + 1)))).toEqual([
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect([formatTimes(3n), formatTimes(15n)]).toEqual(['three', '15']);
});

describe('a ratio', () => {
  const positive = fc.bigInt(1n, 10n ** 40n);

  test('is exact, and its double agrees to the last digits', () => {
    fc.assert(
      fc.property(positive, positive, positive, (to, from, scale) => {
        const exact = ratio(to, from)!;
        expect(exact.numerator * from).toBe(exact.denominator * to);
        expect(ratio(to * scale, from * scale)).toEqual(exact);
        expect(toNumber(exact) / (Number(to) / Number(from))).toBeCloseTo(1, 12);
      }),
    );
  });

  test('has a double even where its terms have none', () => {
    expect(toNumber(ratio(5n * 10n ** 400n, 2n * 10n ** 400n + 1n)!)).toBeCloseTo(2.5, 12);
  });

  test('is 1 between two zeros and missing to zero alone', () => {
    expect(fractionText(ratio(0n, 0n)!)).toBe('1');
    expect(ratio(4n, 0n)).toBeNull();
    expect(ratio(4n, null)).toBeNull();
  });
});
