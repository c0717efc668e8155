import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenced, wordsOf } from '../../src/chat/words.ts';

describe('The words of a text', () => {
  it.each([
    ['a b', ['a', 'b']],
    ['Conv2D(64, (3, 3)) x', ['Conv2D(64, (3, 3))', 'x']],
    ['[1, 2] {a: b}', ['[1, 2]', '{a: b}']],
    ['"a b" \'c d\' `e f` “g h”', ['a b', 'c d', 'e f', 'g h']],
    ['"a \\" b"', ['a " b']],
    ['"a"b c', ['"a"b', 'c']],
    ['"open a b', ['"open', 'a', 'b']],
    ['(open a b', ['(open', 'a', 'b']],
    ["don't stop (it's here)", ["don't", 'stop', "(it's here)"]],
    ["f(')', x) y", ["f(')', x)", 'y']],
    ['x="a b" y', ['x="a b"', 'y']],
    ['```py\na b\n``` c', ['a b', 'c']],
    ['```a b``` c', ['a b', 'c']],
    ['``` a b', ['a b']],
    ['', []],
  ])('keep brackets, quotations and fences whole: %s', (source, texts) => {
    expect(wordsOf(source).map(({ text }) => text.trim())).toEqual(texts);
  });

  it('cover every character that is not blank, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab \n\t()[]"\'`=“”\\') }), (source) => {
        let at = 0;
        for (const { start, end } of wordsOf(source)) {
          expect(source.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(source.slice(at).trim()).toBe('');
      }),
    );
  });

  it('make one word of whatever is fenced', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('```') && text === text.trim() && text !== ''),
        (text) => {
          expect(wordsOf(fenced(text)).map((word) => word.text)).toEqual([text]);
        },
      ),
    );
  });
});
