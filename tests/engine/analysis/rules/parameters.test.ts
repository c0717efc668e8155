import { expect, test } from 'vitest';
import { parameterRules } from '../../../../src/engine/analysis/rules/parameters.ts';
import { exchanged, type PairText, spoken, swapped } from '../networks.ts';

const on = (input: string) => (a: string, b: string) => ({ a, b, input });
const grey = on('28x28x1');
const colour = on('28x28x3');

test.each<[string, PairText, string]>([
  [
    'no parameters',
    grey('maxpool 2', 'relu'),
    'Neither has any parameters: there is nothing to learn in them.',
  ],
  ['equal parameters', grey('64@3x3', '64@3x3 s2'), 'Both have 640 parameters.'],
  ['equal parameters', grey('1@1x1 bias=false', '1@1x1 bias=false s2'), 'Both have 1 parameter.'],
  ['only one has parameters', grey('maxpool 7', '32@7x7'), 'B has 1,600 parameters and A has none.'],
  [
    'frozen values differ',
    grey('flatten > batchnorm', 'flatten > layernorm'),
    'Both train 1,568 parameters; A holds 1,568 more values that training does not change.',
  ],
  [
    'parameters by filters and window',
    grey('64@3x3', '32@7x7'),
    'B has 2.5 times the parameters of A (1,600 against 640), because it has a larger window (49 against 9), in spite of fewer filters (32 against 64).',
  ],
  [
    'parameters by filters and window',
    grey('64@3x3', '64@7x7'),
    'B has 5 times the parameters of A (3,200 against 640), because it has a larger window (49 against 9).',
  ],
  [
    'parameters by filters and window',
    colour('60@3x3', '60@3x3 groups=3'),
    'A has 2.8 times the parameters of B (1,680 against 600), because it has more input channels for each filter (3 against 1).',
  ],
  [
    'parameters by the largest layer',
    grey('64@3x3 > flatten > dense 10', '32@7x7 > flatten > dense 10'),
    'A has 2.77 times the parameters of B (433,290 against 156,490); 99.9 % of them are in its layer dense.',
  ],
  [
    'only one has a bias',
    grey('64@3x3', '64@3x3 bias=false'),
    'A has 1.11 times the parameters of B (640 against 576): the weights are the same, and only A has a bias.',
  ],
  [
    'window and filters multiplied or added',
    colour('sepconv2d 64 5x5', '64@5x5'),
    'B has 14.69 times the parameters of A (4,864 against 331), because B has window times filters (25 × 64) weights for each input channel, and A, which mixes the channels only afterwards, window plus filters (25 + 64).',
  ],
  [
    'channels mixed or kept apart',
    colour('3@3x3', 'dwconv2d 3x3'),
    'A has 2.8 times the parameters of B (84 against 30), because each filter of A spans all 3 input channels and each of B only one.',
  ],
  [
    'parameters by like layers',
    colour('3x 3@3x3', '3@7x7'),
    'B has 1.76 times the parameters of A (444 against 252): one layer of 3·(7·7·3)+3 against three layers of 3·(3·3·3)+3.',
  ],
  [
    'parameters differ',
    grey('3x 32@3x3', '32@7x7'),
    'A has 11.76 times the parameters of B (18,816 against 1,600).',
  ],
])('%s: %o', (rule, pair, sentence) => {
  expect(spoken(parameterRules, pair)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['no parameters', grey('1@1x1', 'relu'), 'only one has parameters'],
  ['equal parameters', grey('64@3x3', '65@3x3'), 'parameters by filters and window'],
  ['only one has parameters', grey('maxpool 7', 'relu'), 'no parameters'],
  ['frozen values differ', grey('flatten > batchnorm', 'flatten > dense 2'), 'parameters by like layers'],
  ['by filters and window', grey('64@3x3', '2x 64@3x3'), 'parameters by the largest layer'],
  ['only one has a bias', grey('64@3x3', '65@3x3 bias=false'), 'parameters by like layers'],
  ['window and filters', colour('sepconv2d 64 5x5', '64@3x3'), 'parameters by like layers'],
  ['window and filters', colour('sepconv2d 64 5x5', '32@5x5'), 'parameters by like layers'],
  ['channels kept apart', colour('dwconv2d 3x3', '3@5x5'), 'parameters by like layers'],
  ['channels kept apart', grey('dwconv2d 3x3', '1@3x3'), 'equal parameters'],
  ['like layers', grey('8@3x3 > 9@5x5', '32@7x7'), 'parameters by the largest layer'],
  ['by the largest layer', grey('32@7x7', '3x 8@3x3'), 'parameters differ'],
])('%s does not speak for %o', (_, pair, other) => {
  expect(spoken(parameterRules, pair)!.rule).toBe(other);
});

test('the window that is smaller is never given as the reason for more parameters', () => {
  const { sentence } = spoken(parameterRules, grey('640@3x3', '32@7x7'))!;
  expect(sentence).toBe(
    'A has 4 times the parameters of B (6,400 against 1,600), because it has more filters (640 against 32), in spite of a smaller window (9 against 49).',
  );
});

test.each([grey('64@3x3', '32@7x7'), grey('3x 8@3x3', '8@7x7'), grey('relu', '8@7x7')])(
  'exchanging the sides of %o exchanges the letters',
  (pair) => {
    const { sentence } = spoken(parameterRules, swapped(pair))!;
    expect(exchanged(sentence)).toBe(spoken(parameterRules, pair)!.sentence);
  },
);
