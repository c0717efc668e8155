import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/study/library.ts';
import { casesOf, evaluate } from './evaluation.ts';

const tuning = casesOf('tuning');
const heldOut = casesOf('held-out');
const computed = casesOf('computed');
const computedHeldOut = casesOf('computed-held-out');
const { topics } = loadLibrary();

describe('The evaluation set', () => {
  it('has enough questions, each one once, and enough that no topic answers', () => {
    const all = [...tuning, ...heldOut, ...computed, ...computedHeldOut];
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(new Set(all.map(({ question }) => question.toLowerCase())).size).toBe(all.length);
    const asked = [...tuning, ...heldOut];
    const offTopic = asked.filter(({ expected }) => expected === 'off-topic');
    expect(offTopic.length / asked.length).toBeGreaterThan(0.15);
  });

  it('expects topics that there are', () => {
    const ids = new Set(topics.map(({ id }) => id));
    const expected = [...tuning, ...heldOut].flatMap(({ expected }) =>
      typeof expected === 'object' && 'topics' in expected ? expected.topics : [],
    );
    expect(expected.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('keeps the held-out questions out of the phrasings of the topics', () => {
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const phrasings = new Set(topics.flatMap(({ title, questions }) => [title, ...questions].map(plain)));
    expect(heldOut.filter(({ question }) => phrasings.has(plain(question)))).toEqual([]);
  });
});

describe('Questions that the search was tuned on', () => {
  const { first, amongThree, misses } = evaluate(tuning);

  it('are answered with the right topic or number in at least 90 of 100', () => {
    expect(first, misses.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('have the right one among the answer and what is offered beside it in at least 97 of 100', () => {
    expect(amongThree).toBeGreaterThanOrEqual(0.97);
  });
});

/** Written without sight of the topics' phrasings. */
describe('Questions that the search was not tuned on', () => {
  const { first, amongThree, wrongOffTopic } = evaluate(heldOut);

  it('are answered with the right topic or number in at least 90 of 100', () => {
    expect(first).toBeGreaterThanOrEqual(0.9);
  });

  it('have the right one among the answer and what is offered beside it in at least 97 of 100', () => {
    expect(amongThree).toBeGreaterThanOrEqual(0.97);
  });

  it('are declined when they are off-topic, but for fewer than 3 of 100', () => {
    expect(wrongOffTopic).toBeLessThan(0.03);
  });
});

describe('Questions for a number that the reading was made on', () => {
  const { first, wrongNumber, misses } = evaluate(computed);

  it('get the right number in at least 90 of 100, and a wrong one in fewer than 1', () => {
    expect(first, misses.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(wrongNumber, misses.join('\n')).toBeLessThan(0.01);
  });
});

/** Written by somebody who saw neither the bot nor the questions above. */
describe('Questions for a number that the reading was not made on', () => {
  const { first, wrongNumber } = evaluate(computedHeldOut);

  it('get the right number in at least 75 of 100, and a wrong one in fewer than 6', () => {
    expect(first).toBeGreaterThanOrEqual(0.75);
    expect(wrongNumber).toBeLessThan(0.06);
  });
});
