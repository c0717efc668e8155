import { expect, test } from 'vitest';
import { samenessOf } from '../../../src/engine/analysis/sameness.ts';
import { evidence, type PairText, SEED } from './networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });
const sameness = (models: PairText) => samenessOf(evidence(models));

test('of equal networks nothing is told, for the verdict says that they are the same', () => {
  expect(sameness(pair('64@3x3 relu', '64@3x3 relu'))).toEqual([]);
});

test('whatever its size, a kernel does not stride', () => {
  expect(sameness(pair('64@3x3 same relu', '32@7x7 same relu'))).toEqual([
    'Both move over the input by one position at a time: a kernel does not stride, whatever its size.',
    'Each filter of both spans the one input channel.',
    'Both have the same activation behind them.',
  ]);
});

test('what the verdict says already is not told again', () => {
  expect(sameness(pair('3x 8@3x3', '8@7x7'))).toEqual([
    'Both move over the input by one position at a time: a kernel does not stride, whatever its size.',
  ]);
  expect(sameness(pair('64@3x3', '64@3x3 s2', '28x28x3'))).toEqual([
    'Each filter of both spans 3 input channels.',
    'Both give 64 channels.',
  ]);
});

test.each<[string, PairText]>([
  ['stride', pair('64@3x3', '32@7x7 s2')],
  ['stride', pair('64@3x3 same', 'relu')],
  ['stride', pair('64@3x3', '32@7x7 > maxpool 2')],
  ['stride', pair('64@3x3', 'flatten > dense 10')],
  ['Each filter', pair('64@3x3', '63@3x3 groups=3', '28x28x3')],
  ['Both give', SEED],
  ['Both give', pair('64@3x3 s2', '32@7x7', '(None, None, 1)')],
  ['activation', pair('64@3x3 relu', '32@7x7 tanh')],
  ['activation', pair('64@3x3 relu', '32@7x7')],
])('%s is not said of %o', (words, models) => {
  expect(sameness(models).join(' ')).not.toContain(words);
});
