import { expect, test } from 'vitest';
import { summaryRules } from '../../../../src/engine/analysis/rules/summary.ts';
import { exchanged, type PairText, spoken, swapped } from '../networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });

test.each<[string, PairText, string]>([
  ['same network', pair('64@3x3', '64@3x3'), 'The two are the same: whatever is counted here is equal.'],
  [
    'nothing can be compared',
    pair('8@3x3', '9@5x5', '(None, None, None)'),
    'What the two cost depends on sizes that are not known: give an input size to compare them.',
  ],
  [
    'each is cheaper in something',
    pair('64@3x3', '32@7x7'),
    'In short, it is a trade: A needs fewer parameters (640 against 1,600) and MACs (389,376 against 758,912), B fewer activations (15,488 against 43,264).',
  ],
  [
    'one is cheaper in all that differs',
    pair('3x 32@3x3', '32@7x7'),
    'In short, B is the cheaper one: it needs fewer parameters (1,600 against 18,816), MACs (758,912 against 9,963,648) and activations (15,488 against 55,552).',
  ],
  [
    'one is cheaper in all that differs',
    pair('32@3x3 same', '32@7x7 same'),
    'In short, A is the cheaper one: it needs fewer parameters (320 against 1,600) and MACs (225,792 against 1,229,312), and equally many activations.',
  ],
  [
    'one is cheaper in all that differs',
    pair('64@3x3', '64@7x7', '(None, None, 1)'),
    'As far as it can be counted, A is the cheaper one: it needs fewer parameters (640 against 3,200).',
  ],
  ['same costs', pair('relu', 'tanh'), 'In short, both need equally many parameters, MACs and activations.'],
  [
    'same costs',
    pair('32@3x3 same', '32@3x3 same d2'),
    'In short, both need equally many parameters, MACs and activations, and differ in what they see of the input.',
  ],
])('%s: %o', (rule, models, sentence) => {
  expect(spoken(summaryRules, models)).toEqual({ rule, sentence });
});

test.each<[string, PairText, string]>([
  ['same network', pair('64@3x3', '64@3x3 relu'), 'same costs'],
  [
    'nothing can be compared',
    pair('64@3x3', '64@5x5', '(None, None, 1)'),
    'one is cheaper in all that differs',
  ],
  ['each is cheaper in something', pair('64@3x3', '64@7x7 same'), 'one is cheaper in all that differs'],
  ['one is cheaper in all that differs', pair('64@3x3', '32@7x7'), 'each is cheaper in something'],
  ['same costs', pair('32@3x3 same', '33@3x3 same'), 'one is cheaper in all that differs'],
])('%s does not speak for %o', (_, models, other) => {
  expect(spoken(summaryRules, models)!.rule).toBe(other);
});

test.each([pair('64@3x3', '32@7x7'), pair('3x 32@3x3', '32@7x7'), pair('64@3x3 s2', '8@9x9')])(
  'exchanging the sides of %o exchanges the letters',
  (models) => {
    const { sentence } = spoken(summaryRules, swapped(models))!;
    expect(exchanged(sentence)).toBe(spoken(summaryRules, models)!.sentence);
  },
);
