import { describe, expect, it } from 'vitest';
import { createRounds } from '../../src/chat/rounds.ts';

describe('Rounds', () => {
  it('let the event loop go on between two of them, in the order in which they were asked for', async () => {
    let rounds = 0;
    let counting = true;
    const count = () => {
      rounds += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const round = createRounds();
    const begun: [number, number][] = [];
    await Promise.all([1, 2, 3, 4].map((name) => round().then(() => begun.push([name, rounds]))));
    counting = false;
    expect(begun.map(([name]) => name)).toEqual([1, 2, 3, 4]);
    for (const [index, [, at]] of begun.slice(1).entries()) expect(at).toBeGreaterThan(begun[index]![1]);
  });
});
