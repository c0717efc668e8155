import { expect, it } from 'vitest';
import { nearest } from '../../src/chat/nearest.ts';

it.each([
  ['cta', 'cat'],
  ['CAT', 'cat'],
  ['sumary', 'summary'],
  ['comapre', 'compare'],
  ['dog', undefined],
  ['tac', undefined],
  ['', undefined],
])('“%s” most likely means %s', (word, name) => {
  expect(nearest(word, ['compare', 'summary', 'cat'])).toBe(name);
});
