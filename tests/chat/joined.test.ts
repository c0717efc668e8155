import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { joined } from '../../src/chat/joined.ts';

describe('Joined signals', () => {
  const two = () => [new AbortController(), new AbortController()] as const;

  it.each([0, 1])('are aborted with whichever is first, for its reason: %i', (which) => {
    const controllers = two();
    const { signal } = joined(controllers.map((controller) => controller.signal));
    expect(signal.aborted).toBe(false);
    controllers[which]!.abort('enough');
    controllers[1 - which]!.abort('too late');
    expect(signal.reason).toBe('enough');
  });

  it('are aborted from the beginning where one is', () => {
    const { signal } = joined([AbortSignal.abort('before'), new AbortController().signal]);
    expect(signal.reason).toBe('before');
  });

  it('leave nothing behind once released', () => {
    const [long, short] = two();
    const { signal, release } = joined([long.signal, short.signal]);
    expect(getEventListeners(long.signal, 'abort')).toHaveLength(1);
    release();
    expect(getEventListeners(long.signal, 'abort')).toEqual([]);
    long.abort();
    expect(signal.aborted).toBe(false);
  });
});
