import { describe, expect, it } from 'vitest';
import { drawQuestion } from '../../../src/study/quiz/draw.ts';
import { kinds } from '../../../src/study/quiz/kinds/index.ts';
import {
  type Level,
  type Question,
  type QuestionKind,
  rightOption,
} from '../../../src/study/quiz/question.ts';
import { optionMeant } from '../../../src/study/quiz/round.ts';
import { engineSays } from './engine-says.ts';

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];
const DRAWS = 1500;

function questionsOf(kind: QuestionKind) {
  return Array.from({ length: DRAWS }, (_, seed) => drawQuestion(kind, LEVELS[seed % 5]!, seed));
}

describe.each(kinds.map((kind) => [kind.name, kind] as const))('a question of %s', (_, kind) => {
  let questions: readonly Question[] | undefined;
  const drawn = () => {
    questions ??= questionsOf(kind);
    return questions;
  };

  it('has exactly one right option, which the engine confirms', { timeout: 120_000 }, () => {
    for (const question of drawn()) {
      const right = question.options.filter(({ slip }) => slip === undefined);
      const confirms = engineSays(question);
      expect(question.options.filter(({ label }) => confirms(label))).toEqual(right);
      expect(right).toHaveLength(1);
    }
  });

  it('has different options, almost always four, each wrong one with its slip', () => {
    for (const { options, why, text } of drawn()) {
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
      expect(options.length).toBeGreaterThanOrEqual(2);
      for (const { slip } of options) expect(slip ?? 'Right.').toMatch(/^[A-Z].*[.]$/s);
      expect(why.length).toBeGreaterThan(0);
      expect(text).toMatch(/[?.:]$/);
    }
    for (const level of LEVELS) {
      const counts = drawn().filter((question) => question.level === level);
      expect(counts.filter(({ options }) => options.length === 4).length).toBeGreaterThan(
        0.9 * counts.length,
      );
    }
  });

  it('puts the right option in every place as often as chance does', () => {
    const places = drawn()
      .filter(({ options }) => options.length === 4)
      .map(rightOption);
    for (const place of [0, 1, 2, 3]) {
      const share = places.filter((other) => other === place).length / places.length;
      // Four standard deviations; the seeds are fixed, so this does not fail by chance.
      expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / places.length));
    }
  });

  it('is the same for the same seed, and others for others', () => {
    expect(drawQuestion(kind, 3, 7)).toEqual(drawQuestion(kind, 3, 7));
    expect(
      new Set(
        drawn()
          .slice(0, 50)
          .map((question) => JSON.stringify(question)),
      ).size,
    ).toBeGreaterThan(25);
  });

  it('is answered by letter, number or text', () => {
    const question = drawQuestion(kind, 2, 11);
    question.options.forEach(({ label }, index) => {
      expect(optionMeant(question, label)).toBe(index);
      expect(optionMeant(question, 'ABCD'[index]!)).toBe(index);
      expect(optionMeant(question, ` ${'abcd'[index]}) `)).toBe(index);
    });
    expect(optionMeant(question, 'z')).toBeUndefined();
    expect(optionMeant(question, '')).toBeUndefined();
  });
});
