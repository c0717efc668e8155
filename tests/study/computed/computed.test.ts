import { describe, expect, it } from 'vitest';
import { computedAnswer } from '../../../src/study/computed/index.ts';
import { COMPARISONS, COUNTING, DECLINED, FIELDS, SIZES, UNKNOWNS, UNSETTLED } from './questions.ts';
import { NO_SUM, SLANG } from './slang.ts';
import { HALF_SAID, STATED } from './stated.ts';

/** Exact numbers as doubles, as the tables have them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(Number) : value;
}

describe('A question that can be computed', () => {
  const cases = [
    ...COUNTING,
    ...SIZES,
    ...FIELDS,
    ...UNKNOWNS,
    ...COMPARISONS,
    ...UNSETTLED,
    ...SLANG,
    ...STATED,
  ];

  it('is asked in more than a hundred and seventy ways here', () => {
    expect(cases.length).toBeGreaterThan(170);
  });

  it.each(cases)('%s → %s', (question, value) => {
    const answer = computedAnswer(question);
    expect(plain(answer?.value)).toEqual(value);
    expect(answer!.sentence).toMatch(/^\S.*\.$/);
  });
});

describe('What is no question for a computation', () => {
  it.each([...DECLINED, ...NO_SUM, ...HALF_SAID])('%s is left alone', (question) => {
    expect(computedAnswer(question)).toBeUndefined();
  });
});
