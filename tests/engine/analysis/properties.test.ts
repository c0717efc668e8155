import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/engine/analysis/compare.ts';
import { formatCount, formatRatio, formatShare, formatTimes } from '../../../src/engine/analysis/format.ts';
import { ratio } from '../../../src/engine/analysis/ratio.ts';
import { product, type Shape, spatialOf } from '../../../src/engine/shape.ts';
import { comparison, exchanged, type PairText, swapped } from './networks.ts';

const layer = fc.oneof(
  { weight: 5, arbitrary: filters() },
  { weight: 1, arbitrary: fc.constantFrom('maxpool 2', 'avgpool 3 s1', 'relu', 'batchnorm', 'dropout 0.5') },
);
const model = fc.tuple(
  fc.array(layer, { minLength: 1, maxLength: 3 }),
  fc.constantFrom('', ' > flatten > dense 10'),
);
const pairs: fc.Arbitrary<PairText> = fc.record({
  a: model.map(([layers, head]) => layers.join(' > ') + head),
  b: model.map(([layers, head]) => layers.join(' > ') + head),
  input: fc.constantFrom('96x96x1', '120x100x3'),
});

describe('over generated pairs', () => {
  test('a verdict has three to five sentences, and every sentence is one', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { verdict, surprises, sameness } = comparison(pair);
        expect(verdict.length).toBeGreaterThanOrEqual(3);
        expect(verdict.length).toBeLessThanOrEqual(5);
        for (const sentence of [...verdict, ...surprises, ...sameness]) {
          expect(sentence).toMatch(/^[A-Zc-z0-9].*[^.]\.$/);
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object|–|\? /);
        }
      }),
    );
  });

  test('every number in a sentence is one of the figures', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const found = comparison(pair);
        const known = figuresOf(found);
        for (const sentence of [...found.verdict, ...found.surprises, ...found.sameness]) {
          for (const number of numbersIn(sentence)) expect(known, sentence).toContain(number);
        }
      }),
    );
  });

  test('exchanging the sides exchanges the letters in every sentence, and inverts the factors', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const [found, other] = [comparison(pair), comparison(swapped(pair))];
        const winners = (sentences: readonly string[]) => [...sentences].sort();
        expect(winners(other.verdict.map(exchanged)).map(ordered)).toEqual(
          winners(found.verdict).map(ordered),
        );
        expect(winners(other.surprises.map(exchanged))).toEqual(winners(found.surprises));
        expect(other.sameness).toEqual(found.sameness);
        for (const [quantity, factor] of Object.entries(found.factors)) {
          const inverse = other.factors[quantity as keyof typeof other.factors];
          if (factor && inverse) expect(factor * inverse).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('a network is equal to itself in every figure and sentence', () => {
    fc.assert(
      fc.property(pairs, ({ a, input }) => {
        const found = comparison({ a, b: a, input });
        expect(Object.values(found.factors).every((factor) => factor === 1 || factor === null)).toBe(true);
        expect(found.verdict.at(-1)).toBe('There is nothing to choose between them.');
        expect(found.verdict.at(-2)).toBe('The two are the same: whatever is counted here is equal.');
        expect(found.verdict.join(' ')).not.toMatch(/more|fewer|times/);
      }),
    );
  });

  test('no sentence repeats what is often said and is not so', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { verdict, surprises, sameness } = comparison(pair);
        const text = [...verdict, ...surprises, ...sameness].join(' ');
        expect(text).not.toMatch(/loss|loses|information|object|robust|faster(?!: it writes)|always cheaper/);
      }),
    );
  });
});

function filters() {
  return fc
    .record({
      count: fc.constantFrom(4, 8, 32, 64),
      height: fc.constantFrom(1, 3, 5, 7),
      width: fc.constantFrom(1, 3, 5, 7),
      options: fc.constantFrom('', ' same', ' s2', ' same s2', ' p1', ' d2', ' bias=false'),
    })
    .map(({ count, height, width, options }) => `${count}@${height}x${width}${options}`);
}

/** Sides that are level in all that a sentence says may stand in either order. */
function ordered(sentence: string): string {
  return sentence
    .split(/(?<=[;.]) /)
    .map((part) => part.replace(/[;.]$/, ''))
    .sort()
    .join(' ');
}

function numbersIn(sentence: string): readonly string[] {
  return (sentence.match(/\d[\d,]*(\.\d+)?/g) ?? []).map((number) => number.replace(/,$/, ''));
}

/** All figures of a comparison as they are written: counts, sizes, their differences, ratios and shares. */
function figuresOf(found: Comparison): ReadonlySet<string> {
  const { a, b, head, why } = found;
  const counts = new Set<bigint>();
  collect([a, b, head, why.flatMap(({ terms, from, to }) => [from, to, ...terms])], counts);
  const texts = new Set([...counts].map(formatCount));
  for (const { input, total, layers } of [a, b]) {
    const [before, after] = [spatialOf(input), spatialOf(total.output)] as [Shape, Shape];
    for (const [axis, size] of before.entries()) texts.add(formatCount(size! - (after[axis] ?? 0n)));
    texts.add(formatCount(product(total.output)));
    for (const name of layers.map((one) => one.name)) for (const number of numbersIn(name)) texts.add(number);
    for (const { parameters } of layers) {
      for (const number of numbersIn(formatShare(parameters.total, total.parameters.total)))
        texts.add(number);
    }
  }
  for (const of of [
    (summary: typeof a) => summary.total.parameters.total,
    (summary: typeof a) => summary.total.macs,
    (summary: typeof a) => summary.total.activations.values,
  ]) {
    for (const exact of [ratio(of(a), of(b)), ratio(of(b), of(a))]) if (exact) texts.add(formatRatio(exact));
  }
  texts.add(formatCount(a.total.parameters.total! - b.total.parameters.total!).replace('-', ''));
  for (let small = 0n; small < 8n; small++) texts.add(formatTimes(small)).add(formatCount(small));
  return texts;
}

function collect(value: unknown, into: Set<bigint>): void {
  if (typeof value === 'bigint') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, into);
}
