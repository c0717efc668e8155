import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/work/turns.ts';
import { Overload } from '../../src/work/work.ts';

const TICK = () => new Promise((resolve) => setImmediate(resolve));

/** Turns whose tasks end only when they are told to; `order` is who was started, in order. */
function stage({ atOnce = 1, waiting = 1000 } = {}) {
  const turns = createTurns({ atOnce, waiting, retryAfter: 7 });
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const ask = (user: string) => {
    const task = () => {
      order.push(user);
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    turns.run(user, task).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Overload);
      refused.push(user);
    });
  };
  const endAll = async () => {
    while (ends.length > 0) {
      ends.shift()!();
      await TICK();
    }
  };
  return { turns, order, refused, ask, endAll };
}

describe('Turns', () => {
  it('let another user in behind a single task of someone who piled up 500', async () => {
    const { order, ask, endAll } = stage({ atOnce: 2 });
    for (let index = 0; index < 500; index += 1) ask('flood');
    ask('polite');
    await endAll();
    expect(order.indexOf('polite')).toBe(3);
    expect(order).toHaveLength(501);
  });

  it('go round among all users, each in the order of their own tasks', async () => {
    const { order, ask, endAll } = stage();
    for (const user of ['a', 'a', 'a', 'b', 'b', 'c']) ask(user);
    await endAll();
    expect(order).toEqual(['a', 'a', 'b', 'c', 'a', 'b']);
  });

  it('refuse whoever has the longest line when all places are taken', async () => {
    const { order, refused, ask, endAll } = stage({ waiting: 4 });
    for (const user of ['a', 'a', 'a', 'a', 'a', 'a', 'b']) ask(user);
    await TICK();
    expect(refused).toEqual(['a', 'a']);
    await endAll();
    expect(order).toEqual(['a', 'a', 'b', 'a', 'a']);
  });

  it('never have more waiting than may wait, and lose no task', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), async (users) => {
        const { turns, order, refused, ask, endAll } = stage({ atOnce: 2, waiting: 5 });
        for (const user of users) {
          ask(user);
          expect(turns.backlog().waiting).toBeLessThanOrEqual(5);
        }
        await endAll();
        await TICK();
        expect(order.length + refused.length).toBe(users.length);
        expect(turns.backlog()).toEqual({ waiting: 0, age: 0 });
      }),
      { numRuns: 50 },
    );
  });

  it('do not begin what its asker has left, and let those behind it move up', async () => {
    const { turns, order, ask, endAll } = stage();
    ask('a');
    const leaving = new AbortController();
    const left = turns.run('b', async () => order.push('left'), leaving.signal);
    ask('b');
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(turns.backlog().waiting).toBe(1);
    await expect(turns.run('c', async () => order.push('late'), leaving.signal)).rejects.toThrow('gone');
    await endAll();
    expect(order).toEqual(['a', 'b']);
  });

  it('finish what was begun before its asker left', async () => {
    const { turns } = stage();
    const leaving = new AbortController();
    const task = async () => {
      await TICK();
      return 'done';
    };
    const begun = turns.run('a', task, leaving.signal);
    leaving.abort();
    expect(await begun).toBe('done');
  });

  it('tell how long the oldest has waited, and refuse the rest when they are cleared', async () => {
    const { turns, refused, ask } = stage();
    ask('a');
    ask('b');
    await TICK();
    expect(turns.backlog().waiting).toBe(1);
    expect(turns.backlog().age).toBeGreaterThan(0);
    turns.clear();
    await TICK();
    expect(refused).toEqual(['b']);
  });

  it('pass on what a task ends with, and go on after it', async () => {
    const { turns } = stage();
    await expect(turns.run('a', () => Promise.reject(new TypeError('oops')))).rejects.toThrow('oops');
    expect(await turns.run('a', async () => 3)).toBe(3);
  });
});
