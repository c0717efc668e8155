import { expect, test } from 'vitest';
import { scenarioRules } from '../../../../src/engine/analysis/rules/scenarios.ts';
import { exchanged, type PairText, spoken, swapped } from '../networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });

test.each<[string, PairText, string]>([
  ['nothing to choose', pair('64@3x3', '64@3x3'), 'There is nothing to choose between them.'],
  [
    'something speaks for each',
    pair('64@3x3', '32@7x7'),
    'Take A to save parameters and multiplications, as long as the layers behind it widen its view of 3×3 pixels where that is too small; take B to see patterns of up to 7×7 pixels in a single output, to save activation memory or if Flatten and Dense(10) follow directly (156,490 parameters in all against 433,290).',
  ],
  [
    'something speaks for each',
    pair('flatten > dense 10', '8@3x3'),
    'Take B to save parameters; take A to let every output depend on the whole input or to save multiplications and activation memory.',
  ],
  [
    'all speaks for one',
    pair('3x 32@3x3', '32@7x7'),
    'Take B to save parameters, multiplications and activation memory; no figure here speaks for A. Which of them learns better, only training both shows.',
  ],
  [
    'figures do not decide',
    pair('relu', 'tanh'),
    'These figures do not decide between them: which one learns better, only training both shows.',
  ],
])('%s: %o', (rule, models, sentence) => {
  expect(spoken(scenarioRules, models)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['nothing to choose', pair('64@3x3', '64@3x3 relu'), 'figures do not decide'],
  ['something speaks for each', pair('3x 32@3x3', '32@7x7'), 'all speaks for one'],
  ['all speaks for one', pair('64@3x3', '32@7x7'), 'something speaks for each'],
  ['figures do not decide', pair('64@3x3', '65@3x3'), 'all speaks for one'],
])('%s does not speak for %o', (_, models, other) => {
  expect(spoken(scenarioRules, models)!.rule).toBe(other);
});

test.each([
  ['with padding that keeps the size', pair('32@3x3 same', '32@7x7 same')],
  ['where the order stays as it is', pair('64@3x3', '640@7x7')],
  ['behind a classifier', pair('64@3x3 > flatten > dense 10', '32@7x7 > flatten > dense 10')],
])('a classifier behind is no reason %s', (_, models) => {
  expect(spoken(scenarioRules, models)!.sentence).not.toContain('Dense');
});

test('no scenario promises speed, accuracy or lost information', () => {
  for (const model of ['32@7x7', '32@7x7 s2', '32@7x7 same', '3x 16@3x3', 'maxpool 7', 'flatten > dense 9']) {
    expect(spoken(scenarioRules, pair('64@3x3', model))!.sentence).not.toMatch(
      /fast|accura|information|object/,
    );
  }
});

test.each([pair('64@3x3', '32@7x7'), pair('3x 32@3x3', '32@7x7'), pair('flatten > dense 10', '8@3x3')])(
  'exchanging the sides of %o exchanges the letters',
  (models) => {
    const { sentence } = spoken(scenarioRules, swapped(models))!;
    expect(exchanged(sentence)).toBe(spoken(scenarioRules, models)!.sentence);
  },
);
