import { describe, expect, it } from 'vitest';
import { replyAsJson } from '../../src/chat/json.ts';
import type { Reply } from '../../src/chat/reply.ts';

function json(data: unknown) {
  const reply: Reply = { title: 'T', tone: 'answer', blocks: [], data };
  return JSON.parse(JSON.stringify(replyAsJson(reply, () => ({})))).data;
}

describe('A Reply as JSON', () => {
  it.each([
    [640n, 640],
    [-5n, -5],
    [2n ** 53n - 1n, 9007199254740991],
    [2n ** 53n, '9007199254740992'],
    [-(2n ** 53n), '-9007199254740992'],
    [10n ** 30n, '1000000000000000000000000000000'],
  ])('writes integers up to 2^53 as numbers and larger ones as strings: %s', (value, written) => {
    expect(json({ value })).toEqual({ value: written });
  });

  it('keeps null, leaves out what is undefined, and has no number that JSON lacks', () => {
    expect(json({ a: null, b: undefined, c: [null, undefined, 1n], d: Number.NaN, e: 0.5 })).toEqual({
      a: null,
      c: [null, null, 1],
      d: null,
      e: 0.5,
    });
  });

  it('names an image by its place instead of its bytes', () => {
    const reply: Reply = {
      title: 'T',
      tone: 'answer',
      blocks: [
        { type: 'image', name: 'a.png', alt: 'A', width: 4, height: 3, png: new Uint8Array([1, 2]) },
        { type: 'text', style: 'note', paragraphs: ['x'] },
      ],
    };
    expect(replyAsJson(reply, ({ name }) => ({ path: `pictures/${name}` }))).toEqual({
      title: 'T',
      tone: 'answer',
      blocks: [
        { type: 'image', name: 'a.png', alt: 'A', width: 4, height: 3, path: 'pictures/a.png' },
        { type: 'text', style: 'note', paragraphs: ['x'] },
      ],
    });
  });
});
