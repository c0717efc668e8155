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
    const { begin } = createRounds();
    const begun: [number, number][] = [];
    await Promise.all([1, 2, 3, 4].map((name) => begin().then(() => begun.push([name, rounds]))));
    counting = false;
    expect(begun.map(([name]) => name)).toEqual([1, 2, 3, 4]);
    for (const [index, [, at]] of begun.slice(1).entries()) expect(at).toBeGreaterThan(begun[index]![1]);
  });

  it('keep what can wait behind what waits to begin, and behind nothing that comes later', async () => {
    const { begin, behind } = createRounds();
    const order: string[] = [];
    const told = (name: string) => () => order.push(name);
    const all = [begin().then(told('first')), begin().then(told('second')), behind().then(told('picture'))];
    all.push(begin().then(told('third')));
    await Promise.all(all);
    expect(order).toEqual(['first', 'second', 'picture', 'third']);
  });

  it('hold nothing up where nothing waits to begin', async () => {
    const { begin, behind } = createRounds();
    await begin();
    let isReached = false;
    setImmediate(() => {
      isReached = true;
    });
    await behind();
    expect(isReached).toBe(false);
  });
});
