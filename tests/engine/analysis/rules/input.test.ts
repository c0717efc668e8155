import { expect, test } from 'vitest';
import { inputRules } from '../../../../src/engine/analysis/rules/input.ts';
import { exchanged, type PairText, spoken, swapped } from '../networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });

test.each<[string, PairText, string]>([
  [
    'both see everything',
    pair('flatten > dense 10', 'gap'),
    'Every output value of both depends on the whole input.',
  ],
  [
    'one sees everything',
    pair('flatten > dense 10', '8@7x7'),
    'Every output value of A depends on the whole input, one of B on 7×7 pixels.',
  ],
  [
    'fields unknown',
    pair('8@3x3', '8@3x3 > reshape 26x8x26 > 8@3x3'),
    'How much of the input one output value sees cannot be compared for these two.',
  ],
  [
    'same field by different depth',
    pair('3x 8@3x3', '8@7x7'),
    'One output value of either sees 7×7 pixels; A gets there in three layers and B in one layer, so the reach is the same and the function is not.',
  ],
  [
    'same field',
    pair('8@3x3', '64@3x3 s2'),
    'One output value of either sees 3×3 pixels: neither can respond to larger patterns than the other.',
  ],
  [
    'fields cross',
    pair('8@1x7', '8@7x1'),
    'One output value of one sees 1×7 pixels and of the other 7×1 pixels: neither window holds the other.',
  ],
  [
    'field beyond the input',
    pair('8@3x3 same', '8@31x31 same'),
    'One output value of B sees 31×31 pixels and one of A 3×3 pixels, which is more than the input has: part of that field is always padding.',
  ],
  [
    'wider field that repetition reaches',
    pair('8@3x3', '8@7x7'),
    'One output value of B sees 7×7 pixels and one of A 3×3 pixels, so B can respond to larger patterns in one step; three layers with the window of A, one behind the other, reach as far.',
  ],
  [
    'wider field that repetition reaches',
    pair('8@3x3', '8@6x6'),
    'One output value of B sees 6×6 pixels and one of A 3×3 pixels, so B can respond to larger patterns in one step; three layers with the window of A, one behind the other, reach at least as far.',
  ],
  [
    'wider field',
    pair('8@3x3 s2', '8@7x7'),
    'One output value of B sees 7×7 pixels and one of A 3×3 pixels, so B can respond to larger patterns.',
  ],
  [
    'wider field',
    pair('conv1d 8 1', 'conv1d 8 5', '28x1'),
    'One output value of B sees 5 positions and one of A a single position, so B can respond to larger patterns.',
  ],
])('%s: %o', (rule, models, sentence) => {
  expect(spoken(inputRules, models)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['both see everything', pair('flatten > dense 10', '8@28x28'), 'one sees everything'],
  ['one sees everything', pair('flatten > dense 10', 'gmp'), 'both see everything'],
  ['fields unknown', pair('8@3x3', '8@3x3 > flatten'), 'same field'],
  [
    'same field by different depth',
    pair('3x 8@3x3', '8@5x5 > 8@3x3 > 8@1x1'),
    'same field by different depth',
  ],
  ['same field by different depth', pair('8@3x3 > 8@5x5', '8@5x5 > 8@3x3'), 'same field'],
  ['same field', pair('8@3x3', '8@3x3 d2'), 'wider field that repetition reaches'],
  ['fields cross', pair('8@1x7', '8@7x7'), 'wider field'],
  ['field beyond the input', pair('8@3x3 same', '8@27x27 same'), 'wider field that repetition reaches'],
  ['wider field that repetition reaches', pair('8@1x1', '8@7x7'), 'wider field'],
])('%s does not speak for %o', (_, models, other) => {
  expect(spoken(inputRules, models)!.rule).toBe(other);
});

test.each([
  pair('8@3x3', '8@7x7'),
  pair('flatten > dense 10', '8@7x7'),
  pair('3x 8@3x3', '8@7x7'),
  pair('8@1x7', '8@7x1'),
])('exchanging the sides of %o exchanges the letters', (models) => {
  const { sentence } = spoken(inputRules, swapped(models))!;
  expect(exchanged(sentence)).toBe(spoken(inputRules, models)!.sentence);
});
