import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/chat/clean.ts';

describe('A cleaned text', () => {
  it.each([
    ['right-to-left override', 'ab\u202ecd', 'abcd'],
    ['bidirectional isolates', '\u2066a\u2069', 'a'],
    ['zero-width blanks', 'a\u200bb\ufeffc\u2060d', 'abcd'],
    ['a soft hyphen', 'con\u00advolution', 'convolution'],
    ['control characters', 'a\u0000\u001b[2Jb\u007f', 'a[2Jb'],
    ['blank letters', 'a\u3164b', 'ab'],
    ['invisible tags', 'a\u{e0041}b', 'ab'],
    ['half a pair', 'a\ud83db', 'ab'],
    ['a joiner between letters', 'a\u200db', 'ab'],
    ['several joiners in a row', '👩\u200d\u200d👧', '👩👧'],
  ])('has lost %s', (_what, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each(['x = Conv2D(64)\n\tx', '卷积 é ×', '👩‍👩‍👧', '👩🏽‍🔬', '❤️‍🔥', 'שלום', 'नमस्ते'])(
    'keeps %j as it is',
    (text) => {
      expect(clean(text)).toBe(text);
    },
  );

  it('reads line ends of any system as one', () => {
    expect(clean('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
  });

  it('has nothing left to clean, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(clean(text))).toBe(clean(text));
        expect(clean(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
      }),
    );
  });
});
