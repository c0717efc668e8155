import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withDeadline } from '../src/deadline.ts';

describe('What has a deadline', () => {
  it('is told when its time is over', async () => {
    const reason = await withDeadline(1, async (signal) => {
      await once(signal, 'abort');
      return signal.reason;
    });
    expect(reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('is told nothing more once it has ended, however it did', async () => {
    const signals: AbortSignal[] = [];
    const fails = async (signal: AbortSignal) => {
      signals.push(signal);
      throw new Error('out of order');
    };
    await expect(withDeadline(10, fails)).rejects.toThrow('out of order');
    // A deadline that is later than the first.
    await withDeadline(20, (signal) => once(signal, 'abort'));
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});
