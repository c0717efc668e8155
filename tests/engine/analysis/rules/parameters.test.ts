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
    'parameters differ',
    grey('64@3x3', '64@3x3 bias=false'),
    'A has 1.11 times the parameters of B (640 against 576).',
  ],
])('%s: %o', (rule, pair, sentence) => {
  expect(spoken(parameterRules, pair)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['no parameters', grey('1@1x1', 'relu'), 'only one has parameters'],
  ['equal parameters', grey('64@3x3', '65@3x3'), 'parameters by filters and window'],
  ['only one has parameters', grey('maxpool 7', 'relu'), 'no parameters'],
  [
    'frozen values differ',
    grey('flatten > batchnorm', 'flatten > dense 2'),
    'parameters by the largest layer',
  ],
  ['by filters and window', grey('64@3x3', '2x 64@3x3'), 'parameters by the largest layer'],
  ['by the largest layer', grey('64@3x3', '64@3x3 bias=false'), 'parameters differ'],
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
