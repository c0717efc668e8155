import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCaret } from '../../src/chat/mistake.ts';
import { widthOf } from '../../src/chat/width.ts';

function at(text: string, marked: string) {
  const start = text.indexOf(marked);
  return withCaret(text, { start, end: start + marked.length });
}

describe('The caret', () => {
  it.each([
    ['Conv2d(64, kernal_size=3)', 'kernal_size', 'Conv2d(64, kernal_size=3)\n           ^^^^^^^^^^^'],
    ['a\n\tb = bad()\nc', 'bad', '    b = bad()\n        ^^^'],
    ['卷积(64, bad)', 'bad', '卷积(64, bad)\n         ^^^'],
    ['x = 卷积(64)', '卷积', 'x = 卷积(64)\n    ^^^^'],
    ['👩‍👩‍👧 and bad', 'bad', '👩‍👩‍👧 and bad\n       ^^^'],
    ['é bad', 'bad', 'é bad\n  ^^^'],
    ['bad', 'bad', 'bad\n^^^'],
    ['f(a,\n  b', 'a,\n  b', 'f(a,\n  ^^'],
  ])('stands below the place: %j', (text, marked, shown) => {
    expect(at(text, marked)).toBe(shown);
  });

  it('points behind the text where something is missing there', () => {
    expect(withCaret('Conv2D(64', { start: 9, end: 9 })).toBe('Conv2D(64\n         ^');
  });

  it('shows of a long line what surrounds the place', () => {
    const [line, caret] = at(`${'a'.repeat(5000)}bad${'z'.repeat(5000)}`, 'bad').split('\n');
    expect(line!.length).toBeLessThan(120);
    expect(line!.slice(caret!.indexOf('^'), caret!.length)).toBe('bad');
  });

  it('lies within the line that is shown, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 3, maxLength: 3 }),
        (parts) => {
          const [before, marked, after] = parts as [string, string, string];
          const span = { start: before.length, end: before.length + marked.length };
          const lines = withCaret(before + marked + after, span).split('\n');
          expect(lines).toHaveLength(2);
          expect(lines[1]).toMatch(/^ *\^+$/);
          expect(widthOf(lines[1]!)).toBeLessThanOrEqual(widthOf(lines[0]!) + 1);
        },
      ),
    );
  });
});
