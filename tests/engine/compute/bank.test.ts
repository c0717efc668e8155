import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bank, classicBank } from '../../../src/engine/compute/filters/bank.ts';
import { stencils, type Window } from '../../../src/engine/compute/filters/stencils.ts';

const square = (size: number, count: number) => stencils([size, size], count);

/** The weights of one filter, `[…window, depth]`. */
function filterOf({ values, labels }: Bank, index: number): readonly number[] {
  return Array.from(
    { length: values.length / labels.length },
    (_, tap) => values[tap * labels.length + index]!,
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

describe('the classic filters', () => {
  it('begin with an upright edge of the right numbers', () => {
    const [first] = square(3, 1);
    const beside = Math.exp(-1 / (2 * 0.75 ** 2));
    const middle = 1 / (1 + 2 * beside);
    const outer = beside * middle;
    expect(first!.label).toBe('edge 90°');
    const expected = [-outer, 0, outer, -middle, 0, middle, -outer, 0, outer];
    for (const [tap, weight] of expected.entries()) expect(first!.weights[tap]).toBeCloseTo(weight, 10);
  });

  it.each([3, 5, 7, 11])(
    'of size %i have edges, bars, a blob, a blur and stripes among the first 16',
    (size) => {
      const labels = square(size, 16).map(({ label }) => label);
      for (const expected of ['edge 90°', 'edge 0°', 'bar 45°', 'blob', 'blur', 'identity', 'check']) {
        expect(labels).toContain(expected);
      }
    },
  );

  it('answer to the lines that they are named after', () => {
    const byName = new Map(square(7, 64).map(({ label, weights }) => [label, weights]));
    const answer = (label: string, picture: (row: number, column: number) => number) =>
      total(byName.get(label)!.map((weight, tap) => weight * picture(Math.floor(tap / 7), tap % 7)));
    const upright = (_: number, column: number) => (column === 3 ? 1 : 0);
    const flat = (row: number) => (row === 3 ? 1 : 0);
    const rising = (row: number, column: number) => (row + column === 6 ? 1 : 0);
    const falling = (row: number, column: number) => (row === column ? 1 : 0);
    for (const [angle, line] of [
      [90, upright],
      [0, flat],
      [45, rising],
      [135, falling],
    ] as const) {
      const answers = [90, 0, 45, 135].map((other) => answer(`bar ${other}°`, line));
      expect(Math.max(...answers)).toBe(answer(`bar ${angle}°`, line));
      expect(answer(`dark bar ${angle}°`, line)).toBeLessThan(0);
    }
    expect(answer('corner 45°', (row, column) => (row <= 3 && column >= 3 ? 1 : 0))).toBeGreaterThan(0.9);
  });

  it.each<[Window, string[]]>([
    [[1, 1], ['identity']],
    [
      [1, 2],
      ['edge 90°', 'blur', 'identity', 'check'],
    ],
    [
      [2, 1],
      ['edge 0°', 'blur', 'identity', 'edge 135°'],
    ],
  ])('are few in a window of %s', (window, labels) => {
    expect(
      stencils(window, 100)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(labels.sort());
  });

  it('compare without regard to brightness, and keep it otherwise, on one scale', () => {
    const size = fc.integer({ min: 1, max: 11 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 100 }), (height, width, count) => {
        for (const { label, weights } of stencils([height, width], count)) {
          const keeps = ['blur', 'identity', 'sharpen'].includes(label);
          expect(total([...weights])).toBeCloseTo(keeps ? 1 : 0, 6);
          if (!keeps) expect(total(weights.map((weight) => Math.max(weight, 0)))).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a bank', () => {
  it('has the shape of any kernel, finite weights, and no filter twice', () => {
    const window = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 3 });
    const place = fc.constantFrom('picture' as const, 'maps' as const);
    fc.assert(
      fc.property(
        window.filter((sizes) => sizes.length < 3 || Math.max(...sizes) <= 5),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 256 }),
        place,
        (sizes, depth, count, where) => {
          const bank = classicBank(sizes, depth, count, where);
          expect(bank.values).toHaveLength(
            sizes.reduce((product, size) => product * size, 1) * depth * count,
          );
          expect(bank.labels).toHaveLength(count);
          expect(bank.values.every((value) => Number.isFinite(value) && Math.abs(value) <= 2)).toBe(true);
          const kernels = bank.labels.map((_, index) =>
            filterOf(bank, index)
              .map((v) => v.toFixed(7))
              .join(),
          );
          expect(new Set(kernels).size).toBe(count);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads the brightness of a photo first and its colours later', () => {
    const { labels } = classicBank([3, 3], 3, 64, 'picture');
    const firstColour = labels.findIndex((label) => /red|blue/.test(label));
    expect(firstColour).toBeGreaterThanOrEqual(16);
    expect(labels.filter((label) => label.endsWith('red–green')).length).toBeGreaterThanOrEqual(4);
    expect(labels.filter((label) => label.endsWith('blue–yellow')).length).toBeGreaterThanOrEqual(4);
  });

  it('mixes channels where the window is a single tap', () => {
    const colours = ['identity', 'red–green', 'blue–yellow', 'red', 'green', 'blue', '1/2 identity'];
    expect(classicBank([1, 1], 3, 7, 'picture').labels).toEqual(colours);
    expect(classicBank([1, 1], 2, 4, 'maps').labels).toEqual([
      'maps 1+2',
      'maps 2+1',
      'maps 1−2',
      'maps 2−1',
    ]);
  });

  it('has colour filters that a grey photo leaves cold', () => {
    const bank = classicBank([5, 5], 3, 64, 'picture');
    const colour = bank.labels.findIndex((label) => label.endsWith('blue–yellow'));
    const taps = filterOf(bank, colour);
    for (let tap = 0; tap < 25; tap++) expect(total(taps.slice(3 * tap, 3 * tap + 3))).toBeCloseTo(0, 6);
  });

  it('reads two feature maps with each filter of a later layer', () => {
    const bank = classicBank([3, 3], 6, 12, 'maps');
    expect(bank.labels[4]).toBe('blob maps 5+6');
    const read = filterOf(bank, 4).map((weight, tap) => [tap % 6, weight] as const);
    expect(new Set(read.filter(([, weight]) => weight !== 0).map(([channel]) => channel))).toEqual(
      new Set([4, 5]),
    );
  });

  it('gives orthogonal waves to a dense layer', () => {
    const bank = classicBank([], 16, 16, 'maps');
    expect(bank.labels.slice(0, 2)).toEqual(['mean', 'wave 1']);
    for (let a = 0; a < 16; a++) {
      for (let b = 0; b < a; b++) {
        const other = filterOf(bank, b);
        expect(total(filterOf(bank, a).map((weight, input) => weight * other[input]!))).toBeCloseTo(0, 6);
      }
    }
  });
});
