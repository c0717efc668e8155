import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { persistently } from '../../src/platforms/persistently.ts';

/** A clock that goes on only where somebody waits, from an hour at which nothing is round. */
function clockFrom(start: number) {
  let time = start;
  return {
    now: () => time,
    async pause(milliseconds: number) {
      time += milliseconds;
    },
  };
}

const START = 1_700_000_000_123;
const MINUTE = 60_000;
/** The life of a Discord interaction, in milliseconds, and how much of it may be unused when nothing is tried any more. */
const LIFE = 14.5 * MINUTE;
const UNUSED = 300;

/** The times of the tries, in milliseconds from the start, while an outage lasts `outage` of the `life` that there is. */
async function triesDuring(outage: number, life: number) {
  const clock = clockFrom(START);
  const tries: number[] = [];
  const run = async () => {
    tries.push(clock.now() - START);
    if (clock.now() - START < outage) throw new Error('out of order');
    return 'answered';
  };
  const outcome = await persistently(run, START + life, () => true, clock).catch((error: Error) => error);
  return { tries, outcome };
}

const outages = fc.integer({ min: 0, max: 2 * LIFE });

describe('What is tried persistently', () => {
  it('is answered within ten seconds of the end of an outage, whenever that ends within the life', async () => {
    await fc.assert(
      fc.asyncProperty(outages, async (outage) => {
        const { tries, outcome } = await triesDuring(outage, LIFE);
        const isOver = outage > LIFE - UNUSED;
        expect(outcome).toEqual(isOver ? new Error('out of order') : 'answered');
        if (!isOver) expect(tries.at(-1)! - outage).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('outlasts an outage of a whole minute with a dozen tries, and one that lasts the life with no try after it', async () => {
    expect((await triesDuring(MINUTE, LIFE)).tries.length).toBeLessThanOrEqual(13);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: UNUSED, max: LIFE }), async (life) => {
        const { tries } = await triesDuring(Number.POSITIVE_INFINITY, life);
        expect(tries.at(-1)).toBe(life - UNUSED);
        expect(tries.length).toBeLessThan(100);
      }),
    );
  });

  it('is tried once where no time is left, or trying again cannot help', async () => {
    expect((await triesDuring(1, 0)).tries).toEqual([0]);
    const refusing = persistently(
      () => Promise.reject(new Error('refused')),
      START + LIFE,
      () => false,
      clockFrom(START),
    );
    await expect(refusing).rejects.toThrow('refused');
  });
});
