import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemesOf, widthOf } from '../../src/chat/width.ts';

/** Signs as they stand in tables and sentences, and whatever else people write. */
const letter = fc.oneof(
  fc.constantFrom(...'aé×−→≈½²…“’•─│Ж字한😀👩🏽‍💻\u0301\u200d\ufe0f\u00ad\t'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);

describe('The width of a text', () => {
  it('is what its letters take, one by one', () => {
    fc.assert(
      fc.property(fc.array(letter), (letters) => {
        const text = letters.join('');
        const widths = graphemesOf(text).map((grapheme) => widthOf(`\u200b${grapheme}`));
        expect(widthOf(text)).toBe(widths.reduce((sum, width) => sum + width, 0));
      }),
    );
  });

  it.each([
    ['28×28×1 → 26×26×64', 18],
    ['−1,024 ≈ 2¹⁰', 12],
    ['字 한', 5],
    ['😀', 2],
    ['e\u0301', 1],
    ['↔\ufe0f', 2],
    ['a\u00adb', 2],
  ])('of %s is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});
