import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../../../src/platforms/terminal/in-order.ts';

async function* counting(length: number, taken: number[]) {
  for (let number = 0; number < length; number += 1) {
    taken.push(number);
    yield number;
  }
}

describe('Answering in order', () => {
  it('yields in the order of the inputs, with at most so many under way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3)), fc.integer({ min: 1, max: 5 }), async (turns, limit) => {
        let underWay = 0;
        let most = 0;
        const map = async (index: number) => {
          underWay += 1;
          most = Math.max(most, underWay);
          for (let turn = 0; turn < turns[index]!; turn += 1) await new Promise(setImmediate);
          underWay -= 1;
          return index;
        };
        const results: number[] = [];
        for await (const result of mapInOrder(counting(turns.length, []), limit, map)) results.push(result);
        expect(results).toEqual(turns.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('takes no more from the source than it has room for while nobody reads', async () => {
    const taken: number[] = [];
    const results = mapInOrder(counting(100, taken), 4, async (number) => number);
    await results.next();
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(taken.length).toBeLessThanOrEqual(5);
  });

  it('yields a result without waiting for further inputs', async () => {
    async function* lockstep() {
      for (const word of ['one', 'two']) {
        yield word;
        await answered(word);
      }
    }
    const waiting = new Map<string, () => void>();
    const answered = (word: string) => new Promise<void>((resolve) => waiting.set(word, resolve));
    const results: string[] = [];
    for await (const result of mapInOrder(lockstep(), 4, async (word) => word)) {
      results.push(result);
      waiting.get(result)?.();
    }
    expect(results).toEqual(['one', 'two']);
  });
});
