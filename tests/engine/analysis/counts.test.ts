import { expect, test } from 'vitest';
import { countParameters, countTerms, formula } from '../../../src/engine/analysis/counts.ts';
import type { Term } from '../../../src/engine/layers/kind.ts';
import { sum } from '../../../src/engine/shape.ts';

const conv: Term[] = [
  {
    part: 'weights',
    factors: [
      { name: 'filters', sizes: [64n] },
      { name: 'window', sizes: [3n, 3n] },
      { name: 'input channels', sizes: [1n] },
    ],
  },
  { part: 'bias', factors: [{ name: 'filters', sizes: [64n] }] },
];

test('each part is counted apart, and the total holds the frozen values as well', () => {
  const frozen: Term = {
    part: 'frozen',
    factors: [
      { name: 'statistics', sizes: [2n] },
      { name: 'features', sizes: [64n] },
    ],
  };
  expect(countParameters([...conv, frozen])).toEqual({
    total: 768n,
    trainable: 640n,
    weights: 576n,
    bias: 64n,
    frozen: 128n,
  });
});

test.each<[string, Term[]]>([
  ['64·(3·3·1)+64 = 640', conv],
  [
    '10·43,264+10 = 432,650',
    [
      {
        part: 'weights',
        factors: [
          { name: 'units', sizes: [10n] },
          { name: 'inputs', sizes: [43_264n] },
        ],
      },
      { part: 'bias', factors: [{ name: 'units', sizes: [10n] }] },
    ],
  ],
  ['26·26·64·(3·3·1) = 389,376', [work([26n, 26n])]],
  ['26·?·64·(3·3·1) = ?', [work([26n, null])]],
  ['64', [conv[1]!]],
  ['0', []],
])('the formula %s has its numbers in it', (text, terms) => {
  const total = sum((['weights', 'bias', 'work'] as const).map((part) => countTerms(terms, part)));
  expect(formula(terms, total)).toBe(text);
});

test('a count with an unknown size is unknown, unless another size is 0', () => {
  expect(countTerms([work([null])], 'work')).toBeNull();
  expect(countTerms([work([null, 0n])], 'work')).toBe(0n);
});

function work(positions: readonly (bigint | null)[]): Term {
  return { part: 'work', factors: [{ name: 'positions', sizes: positions }, ...conv[0]!.factors] };
}
