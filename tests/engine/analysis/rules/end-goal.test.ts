import { expect, test } from 'vitest';
import { endGoalRules } from '../../../../src/engine/analysis/rules/end-goal.ts';
import { exchanged, type PairText, spoken, swapped } from '../networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });

test.each<[string, PairText, string]>([
  [
    'same output',
    pair('32@3x3 same', '32@7x7 same'),
    'Both give 28×28×32: neither shrinks its input, for padding makes up for the border.',
  ],
  ['same output', pair('32@1x1', '32@7x7 same'), 'Both give 28×28×32: neither shrinks its input.'],
  ['same output', pair('gap > dense 10', 'flatten > dense 10'), 'Both give 10 values.'],
  ['same output', pair('3x 32@3x3', '32@7x7'), 'Both give 22×22×32.'],
  [
    'output sizes unknown',
    pair('64@3x3', '32@7x7', '(None, None, 1)'),
    'How large the outputs are depends on a size that is not known; a position is described by 64 values in A and 32 in B.',
  ],
  [
    'output sizes unknown',
    pair('32@3x3 s2', '32@7x7', '(None, None, 1)'),
    'How large the outputs are depends on a size that is not known; a position is described by 32 values in both.',
  ],
  [
    'same positions, other channels',
    pair('64@3x3 same', '32@7x7 same'),
    'Neither shrinks its input of 28×28 positions, for padding makes up for the border; A describes each by 64 values and B by 32.',
  ],
  [
    'same positions, other channels',
    pair('64@3x3', '32@3x3'),
    'Both give 26×26 positions; A describes each by 64 values and B by 32.',
  ],
  ['vectors', pair('flatten > dense 10', 'gap'), 'A ends in a vector of 10 values and B in one of 1.'],
  [
    'only borders are lost',
    pair('64@3x3', '32@7x7'),
    'Neither downsamples, for both move by one position at a time: only the borders change, by 6 rows and columns in B (28×28 → 22×22) and 2 rows and columns in A (28×28 → 26×26).',
  ],
  [
    'only borders are lost',
    pair('64@3x3', '32@7x7 same'),
    'Neither downsamples, for both move by one position at a time: only the borders change, by 2 rows and columns in A (28×28 → 26×26) and nothing in B (28×28 → 28×28).',
  ],
  [
    'only borders are lost',
    pair('conv3d 8 3', 'conv3d 8 5', '16x32x32x1'),
    'Neither downsamples, for both move by one position at a time: only the borders change, by 4 positions on each axis in B (16×32×32 → 12×28×28) and 2 positions on each axis in A (16×32×32 → 14×30×30).',
  ],
  [
    'only the activation differs',
    pair('64@3x3 relu', '64@3x3'),
    'Both compute the same sums, 26×26×64 (43,264 values); A passes them through relu and B hands them on as they are.',
  ],
  [
    'strides differ',
    pair('64@3x3', '32@7x7 s2'),
    'The outputs of B stand 2 input positions apart and those of A 1 input position, so B gives the coarser map: 11×11×32 against 26×26×64.',
  ],
  [
    'outputs differ',
    pair('64@3x3 s2', '32@7x7 s2'),
    'A gives 13×13×64 (10,816 values) and B 11×11×32 (3,872 values).',
  ],
  ['outputs differ', pair('64@3x3', 'flatten > dense 10'), 'A gives 26×26×64 (43,264 values) and B 10.'],
])('%s: %o', (rule, models, sentence) => {
  expect(spoken(endGoalRules, models)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['only the activation differs', pair('64@3x3 relu', '64@3x3 relu'), 'same output'],
  ['only the activation differs', pair('64@3x3 relu', '64@3x3 bias=false'), 'same output'],
  ['only the activation differs', pair('relu', 'tanh'), 'same output'],
  ['same output', pair('32@3x3', '32@7x7'), 'only borders are lost'],
  ['output sizes unknown', pair('64@3x3', '32@7x7'), 'only borders are lost'],
  ['same positions, other channels', pair('64@3x3 same', '32@7x7'), 'only borders are lost'],
  ['vectors', pair('flatten > dense 10', 'flatten > dense 10 > relu'), 'same output'],
  ['only borders are lost', pair('64@3x3 s2', '32@7x7'), 'strides differ'],
  ['only borders are lost', pair('64@3x3 > maxpool 2', '32@7x7'), 'strides differ'],
  ['strides differ', pair('64@3x3 s2', '32@7x7 s2'), 'outputs differ'],
])('%s does not speak for %o', (_, models, other) => {
  expect(spoken(endGoalRules, models)!.rule).toBe(other);
});

test('a larger kernel is never said to stride or to downsample', () => {
  for (const model of ['32@7x7', '32@7x7 same', '32@11x11', '3x 32@7x7']) {
    expect(spoken(endGoalRules, pair('64@3x3', model))!.sentence).not.toMatch(/coarser|apart/);
  }
});

test.each([
  pair('64@3x3', '32@7x7'),
  pair('64@3x3', '32@7x7 s2'),
  pair('64@3x3 relu', '64@3x3'),
  pair('64@3x3 same', '32@7x7 same'),
  pair('64@3x3 s2', '32@7x7 s2'),
  pair('flatten > dense 10', 'gap'),
])('exchanging the sides of %o exchanges the letters', (models) => {
  const { sentence } = spoken(endGoalRules, swapped(models))!;
  expect(exchanged(sentence)).toBe(spoken(endGoalRules, models)!.sentence);
});
