import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/chat/audience.ts';

describe('An answer', () => {
  it.each([
    ['everyone', { tone: 'answer' }, undefined, {}],
    ['asker', { tone: 'answer' }, undefined, { private: true }],
    ['asker', { tone: 'answer' }, true, {}],
    ['everyone', { tone: 'answer' }, false, { private: true }],
    ['asker', { tone: 'mistake' }, undefined, {}],
    ['asker', { tone: 'answer', audience: 'asker' }, false, {}],
    ['everyone', { tone: 'answer', audience: 'everyone' }, true, { private: true }],
  ] as const)('is for %s: %j, private: %s, %j', (audience, reply, requested, settings) => {
    expect(audienceOf(reply, requested, settings)).toBe(audience);
  });
});
