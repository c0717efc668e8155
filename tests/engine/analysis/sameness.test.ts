import { expect, test } from 'vitest';
import { samenessOf } from '../../../src/engine/analysis/sameness.ts';
import { evidence, type PairText, SEED } from './networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });
const sameness = (models: PairText) => samenessOf(evidence(models));

test('of equal networks nothing else is told', () => {
  expect(sameness(pair('64@3x3 relu', '64@3x3 relu'))).toEqual([
    'Both are the same layers on the same input.',
  ]);
});

test('with same padding neither shrinks its input, and a kernel does not stride', () => {
  expect(sameness(pair('64@3x3 same relu', '32@7x7 same relu'))).toEqual([
    'Both move over the input by one position at a time: a kernel does not stride, whatever its size.',
    'Neither shrinks its input: 28×28 positions go in and come out, for padding makes up for the border.',
    'A filter of either sees one input channel.',
    'Both have the same activation behind them.',
  ]);
});

test('a stack and a large filter can share the field, the output and a cost', () => {
  expect(sameness(pair('3x 8@3x3', '8@7x7'))).toEqual([
    'Both move over the input by one position at a time: a kernel does not stride, whatever its size.',
    'One output of either sees 7×7 pixels.',
    'Both give 22×22×8.',
  ]);
  expect(sameness(pair('64@3x3', '64@3x3 s2', '28x28x3'))).toEqual([
    'A filter of either sees 3 input channels at once.',
    'One output of either sees 3×3 pixels.',
    'Both count the same parameters.',
    'Both give 64 channels.',
  ]);
});

test.each<[string, PairText]>([
  ['stride', pair('64@3x3', '32@7x7 s2')],
  ['stride', pair('64@3x3 same', 'relu')],
  ['stride', pair('64@3x3', '32@7x7 > maxpool 2')],
  ['stride', pair('64@3x3', 'flatten > dense 10')],
  ['shrinks', SEED],
  ['shrinks', pair('64@3x3 same', '32@7x7 same', '(None, None, 1)')],
  ['padding', pair('relu', 'batchnorm')],
  ['A filter', pair('64@3x3', '63@3x3 groups=3', '28x28x3')],
  ['One output', SEED],
  ['Both count', SEED],
  ['Both give', SEED],
  ['Both give', pair('64@3x3 s2', '32@7x7', '(None, None, 1)')],
  ['activation', pair('64@3x3 relu', '32@7x7 tanh')],
  ['activation', pair('64@3x3 relu', '32@7x7')],
])('%s is not said of %o', (words, models) => {
  expect(sameness(models).join(' ')).not.toContain(words);
});
