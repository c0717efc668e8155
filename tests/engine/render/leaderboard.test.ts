import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { leaderboardScene } from '../../../src/engine/render/leaderboard-scene.ts';
import { expectWellLaidOut, marksOf, textsOf } from './scene-rules.ts';

const { measure } = createDrawing();

describe('the leaderboard', () => {
  it('has bars from zero, as long as the points are many', () => {
    const scene = leaderboardScene(
      [
        { name: 'Ann', points: 1200 },
        { name: 'Bob', points: 600 },
        { name: 'Cem', points: 0 },
      ],
      measure,
    );
    const bars = marksOf(scene, 'panel').filter(({ fill }) => fill !== 'track');
    expect(bars.map(({ box }) => box.width)).toEqual([760, 380]);
    expect(new Set(bars.map(({ box }) => box.x)).size).toBe(1);
    expect(textsOf(scene)).toEqual(['1. Ann', '1,200', '2. Bob', '600', '3. Cem', '0']);
    expect(scene.alt).toBe('Points from quizzes. 1: Ann with 1,200, 2: Bob with 600, 3: Cem with 0.');
    expectWellLaidOut(scene);
  });

  it('overlaps nothing and cuts nothing off, whatever people are called', () => {
    const entry = fc.record({ name: fc.string({ maxLength: 200 }), points: fc.nat(10 ** 9) });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 25 }), (entries) => {
        expectWellLaidOut(leaderboardScene(entries, measure));
      }),
      { numRuns: 100 },
    );
  });
});
