import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { ANN, BOB, buttonsOf, quizBot } from './quiz-bot.ts';
import { blocksOf, textOf } from './real-bot.ts';

const GROUP = { command: 'quiz', args: { mode: 'group', seconds: 30, skill: 'shape', level: 2 } };

beforeEach(() => {
  // The clock and its timers only: whatever else waits for the event loop goes on.
  vi.useFakeTimers({
    now: 1_800_000_000_000,
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A round that runs: what has been shown of it, and its buttons. */
async function startRound(given = quizBot()) {
  const shown: Reply[] = [];
  const replies = given.bot.answer(GROUP, { caller: ANN })[Symbol.asyncIterator]();
  shown.push((await replies.next()).value!);
  const over = (async () => {
    for (let next = await replies.next(); !next.done; next = await replies.next()) shown.push(next.value);
  })();
  return { ...given, ...(await buttonsOf(shown[0]!, given.store)), shown, over };
}

async function toTheEnd(over: Promise<void>) {
  await vi.advanceTimersByTimeAsync(31_000);
  await over;
}

describe('a quiz for everybody', () => {
  it('counts down in place, at most once in five seconds', async () => {
    const { shown, over } = await startRound();
    await toTheEnd(over);
    const clocks = shown.flatMap((reply) => blocksOf(reply, 'progress'));
    expect(clocks.map(({ done }) => done)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(clocks[1]).toMatchObject({ label: '25 s left, 0 have answered', total: 30 });
    expect(shown).toHaveLength(7);
  });

  it('tells each one alone that their answer is taken, and nothing of whether it is right', async () => {
    const { ask, right, wrong, over, question } = await startRound();
    const [ann, bob] = [await ask(right, ANN), await ask(wrong, BOB)];
    for (const reply of [ann, bob]) {
      expect(reply.audience).toBe('asker');
      for (const line of question.why) expect(textOf(reply)).not.toContain(line);
    }
    expect(ann.title.replace(/[A-D]$/, '')).toBe(bob.title.replace(/[A-D]$/, ''));
    await toTheEnd(over);
  });

  it('says at the end who was right, why, and the points, the faster ones with more', async () => {
    const { ask, right, wrong, shown, over, question, slip } = await startRound();
    await ask(right, ANN);
    await vi.advanceTimersByTimeAsync(15_000);
    await ask(right, BOB);
    await ask(wrong, { ...ANN, user: 'cem', name: 'Cem' });
    await toTheEnd(over);
    const last = shown.at(-1)!;
    expect(textOf(last)).toContain('2 of 3 were right');
    expect(blocksOf(last, 'table')[0]!.rows.map(([who, , , points]) => [who, points])).toEqual([
      ['Ann', '20'],
      ['Bob', '15'],
      ['Cem', '0'],
    ]);
    expect(textOf(last)).toContain(slip);
    for (const line of question.why) expect(textOf(last)).toContain(line);
  });

  it('takes one answer from each, also when all come at once', async () => {
    const { ask, right, store, over } = await startRound();
    const crowd = Array.from({ length: 20 }, (_, at) => ({ ...ANN, user: `u${at}` }));
    const twice = [...crowd, ...crowd].map((caller) => ask(right, caller));
    const titles = (await Promise.all(twice)).map(({ title }) => title);
    expect(titles.filter((title) => title === 'You have answered this question')).toHaveLength(20);
    await toTheEnd(over);
    expect(await store.reviews.leaders('discord:S', 50)).toHaveLength(20);
  });

  it('counts nothing before it ends, and nothing that comes too late', async () => {
    const { ask, right, store, over } = await startRound();
    await ask(right, ANN);
    expect(await store.reviews.leaders('discord:S', 5)).toEqual([]);
    await toTheEnd(over);
    expect((await ask(right, BOB)).title).toBe('This question is closed');
    expect(await store.reviews.leaders('discord:S', 5)).toMatchObject([{ user: 'discord:ann', points: 20 }]);
  });

  it('counts when nobody reads on', async () => {
    const given = quizBot();
    const replies = given.bot.answer(GROUP, { caller: ANN })[Symbol.asyncIterator]();
    const { right } = await buttonsOf((await replies.next()).value!, given.store);
    await given.ask(right, ANN);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await given.store.reviews.leaders('discord:S', 5)).toHaveLength(1);
  });

  it('goes on where it is shown again, and ends there', async () => {
    const { ask, store, key, right, bot } = await startRound();
    await ask(right, ANN);
    const again = quizBot(store);
    const replies = again.bot.answer({ command: 'quiz', args: { round: key } }, { caller: BOB });
    const shown: Reply[] = [];
    const read = (async () => {
      for await (const reply of replies) shown.push(reply);
    })();
    await toTheEnd(read);
    expect(textOf(shown[0]!)).toContain('1 has answered');
    expect(shown.at(-1)!.title).toMatch(/^It is [A-D] · /);
    expect(bot).not.toBe(again.bot);
  });

  it('shows how it ended to whoever asks later', async () => {
    const { ask, key, over } = await startRound();
    await toTheEnd(over);
    const reply = await ask({ command: 'quiz', args: { round: key } }, BOB);
    expect(reply.title).toMatch(/^It is [A-D] · /);
    expect(textOf(reply)).toContain('Nobody answered');
  });

  it('shows names as text, and no id in full where there is none', async () => {
    const { ask, right, shown, over } = await startRound();
    const { name: _name, ...nameless } = ANN;
    await ask(right, { ...nameless, user: '123456789' });
    await toTheEnd(over);
    expect(blocksOf(shown.at(-1)!, 'table')[0]!.rows[0]![0]).toBe('…6789');
  });
});
