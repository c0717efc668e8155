import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/chat/audience.ts';

describe('An answer', () => {
  it.each([
    ['everyone', {}, undefined, {}],
    ['asker', {}, undefined, { private: true }],
    ['asker', {}, true, {}],
    ['everyone', {}, false, { private: true }],
    ['asker', { audience: 'asker' }, false, {}],
    ['everyone', { audience: 'everyone' }, true, { private: true }],
  ] as const)('is for %s: %j, private: %s, %j', (audience, reply, requested, settings) => {
    expect(audienceOf(reply, requested, settings)).toBe(audience);
  });
});
