import { describe, expect, it } from 'vitest';
import { pointsFor, streaksOf } from '../../../src/study/quiz/points.ts';
import { dueAt, levelOf, nextFor, type Review } from '../../../src/study/quiz/repetition.ts';

const SKILLS = ['shape', 'parameters', 'macs'];
const DAY = 86_400_000;
const START = Date.parse('2026-03-01T12:00:00Z');

function answers(skill: string, pattern: string, { level = 1, from = START, step = DAY } = {}): Review[] {
  return [...pattern].map((sign, index) => ({
    skill,
    level,
    right: sign === '+',
    points: sign === '+' ? 10 : 0,
    at: from + index * step,
  }));
}

describe('What is asked next', () => {
  it('is the first skill at the beginning, and then the new ones in order', () => {
    expect(nextFor([], SKILLS, START)).toEqual({ skill: 'shape', level: 1 });
    expect(nextFor(answers('shape', '+'), SKILLS, START + 1000)).toMatchObject({ skill: 'parameters' });
  });

  it('is what is due before what is new', () => {
    const reviews = answers('shape', '-');
    expect(nextFor(reviews, SKILLS, START + 10 * DAY)).toMatchObject({ skill: 'shape' });
  });

  it('is the skill most likely forgotten among those due', () => {
    const reviews = [
      ...answers('shape', '+++'),
      ...answers('parameters', '--+'),
      ...answers('macs', '+++'),
    ].sort((one, other) => one.at - other.at);
    expect(nextFor(reviews, SKILLS, START + 200 * DAY)).toMatchObject({ skill: 'parameters' });
  });

  it('is something even when nothing is due', () => {
    const reviews = SKILLS.flatMap((skill) => answers(skill, '+'));
    expect(SKILLS).toContain(nextFor(reviews, SKILLS, START + 1000).skill);
  });

  it('comes back later and later while it is known, and soon after a slip', () => {
    const gap = (pattern: string) => {
      const reviews = answers('shape', pattern, { step: 30 * DAY });
      return dueAt(reviews, 'shape')! - reviews.at(-1)!.at;
    };
    expect(gap('++')).toBeGreaterThan(gap('+'));
    expect(gap('+++')).toBeGreaterThan(gap('++'));
    expect(gap('+++-')).toBeLessThan(DAY);
    expect(dueAt([], 'shape')).toBeUndefined();
  });
});

describe('A level', () => {
  it.each([
    ['', 1],
    ['++', 1],
    ['+++', 2],
    ['++-+', 1],
    ['++++++', 2],
    ['--', 1],
  ])('after %s on level 1 is %i', (pattern, level) => {
    expect(levelOf(answers('shape', pattern), 'shape')).toBe(level);
  });

  it('rises with harder questions up to 5, and falls with wrong answers', () => {
    const up = [1, 2, 3, 4, 5, 5].flatMap((level) => answers('shape', '+++', { level }));
    expect(levelOf(up, 'shape')).toBe(5);
    expect(levelOf([...up, ...answers('shape', '--', { level: 5 })], 'shape')).toBe(4);
    expect(levelOf(up, 'macs')).toBe(1);
  });
});

describe('Points', () => {
  it('are ten a level, and half as many at the end of the clock', () => {
    expect(pointsFor(3)).toBe(30);
    expect(pointsFor(3, { left: 30, total: 30 })).toBe(30);
    expect(pointsFor(3, { left: 0, total: 30 })).toBe(15);
    expect(pointsFor(3, { left: -5, total: 30 })).toBe(15);
  });
});

describe('A streak', () => {
  it('counts right answers in a row and days in a row', () => {
    const reviews = answers('shape', '+++-++');
    const now = reviews.at(-1)!.at + 3_600_000;
    expect(streaksOf(reviews, now)).toEqual({ current: 2, best: 3, days: 6 });
  });

  it('of days lasts through a day that is not over yet, and ends after one without', () => {
    const reviews = answers('shape', '++');
    expect(streaksOf(reviews, START + 2 * DAY).days).toBe(2);
    expect(streaksOf(reviews, START + 3 * DAY).days).toBe(0);
    expect(streaksOf([], START)).toEqual({ current: 0, best: 0, days: 0 });
  });
});
