import { describe, expect, it } from 'vitest';
import { lookAhead } from '../../../src/platforms/discord/look-ahead.ts';

const LONG = 60_000;

describe('Looking ahead', () => {
  it('sees what comes first, which is there afterwards as well', async () => {
    const { first, all } = await lookAhead(numbers(), LONG);
    expect(first).toBe(1);
    expect(await collected(all)).toEqual([1, 2]);
  });

  it('does not wait for what takes its time', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { first, all } = await lookAhead(numbers(gate), 1);
    expect(first).toBeUndefined();
    open();
    expect(await collected(all)).toEqual([1, 2]);
  });

  it.each([1, LONG])('leaves a failure to whoever takes all, where it waits %d ms', async (milliseconds) => {
    const { first, all } = await lookAhead(numbers(Promise.reject(new Error('broken'))), milliseconds);
    expect(first).toBeUndefined();
    await expect(collected(all)).rejects.toThrow('broken');
  });

  it('ends what is coming where nobody wants the rest', async () => {
    let ended = false;
    const { all } = await lookAhead(
      numbers(undefined, () => {
        ended = true;
      }),
      LONG,
    );
    for await (const number of all) if (number === 1) break;
    expect(ended).toBe(true);
  });
});

async function* numbers(gate?: Promise<void>, onEnd: () => void = () => {}): AsyncGenerator<number> {
  try {
    await gate;
    yield 1;
    yield 2;
  } finally {
    onEnd();
  }
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
