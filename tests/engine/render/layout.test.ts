import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { sample, shorten, wrap } from '../../../src/engine/render/layout.ts';

const { measure } = createDrawing();

describe('a text that is too long', () => {
  it('is as much of its beginning as fits, with … behind it', () => {
    expect(shorten('Conv2D(64, (3, 3))', 400, 'body', measure)).toBe('Conv2D(64, (3, 3))');
    expect(shorten('Conv2D(64, (3, 3))', 170, 'body', measure)).toBe('Conv2D(6…');
  });

  it('never is wider than its column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 400 }), (text, width) => {
        expect(measure(shorten(text, width, 'heading', measure), 'heading')).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('breaks between words, and shortens the last line', () => {
    expect(wrap('18 edge 90° red–green', 178, 2, 'body', measure)).toEqual(['18 edge 90°', 'red–green']);
    expect(wrap('18 edge 90° red–green through the slices', 178, 2, 'body', measure)).toEqual([
      '18 edge 90°',
      'red–green t…',
    ]);
  });
});

describe('a sample of many', () => {
  it('is evenly spaced, begins with the first and repeats none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 50 }), (count, limit) => {
        const shown = sample(count, limit);
        const gaps = shown.slice(1).map((index, at) => index - shown[at]!);
        expect(shown[0]).toBe(0);
        expect(shown).toHaveLength(Math.min(count, limit));
        if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
        expect(Math.min(1, ...gaps)).toBe(1);
        expect(shown.at(-1)).toBeLessThan(count);
      }),
    );
  });
});
