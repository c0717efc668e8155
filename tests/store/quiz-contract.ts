import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { answerOf, roundOf } from './rounds.ts';

/** What every store must do with rounds, answers and points. */
export function quizContract(store: () => Store, kept: boolean): void {
  it('finds a round as it was opened', async () => {
    const round = roundOf({ closes: 9_000 });
    expect(await store().rounds.open(round)).toEqual({ saved: kept });
    expect(await store().rounds.find(round.key)).toEqual(round);
    expect(await store().rounds.find('unknown')).toBeUndefined();
    expect(await store().rounds.answers('unknown')).toEqual([]);
  });

  it('counts an answer in one’s own time at once, and only the first', async () => {
    const round = roundOf();
    await store().rounds.open(round);
    const answer = answerOf(round, 'discord:u', { name: 'Ü' });
    expect(await store().rounds.answer(round.key, answer)).toEqual({ saved: kept, taken: 'first' });
    expect(await store().rounds.answer(round.key, { ...answer, points: 99 })).toEqual({
      saved: kept,
      taken: 'again',
    });
    expect(await store().rounds.answer('unknown', answer)).toMatchObject({ taken: 'late' });
    expect(await store().reviews.of(answer, 10)).toEqual([answer]);
    expect(await store().reviews.leaders(round.server, 10)).toEqual([
      { user: 'discord:u', name: 'Ü', points: 10, answered: 1, right: 1 },
    ]);
  });

  it('takes one answer of each member, all in the same millisecond and each delivered twice', async () => {
    const round = roundOf({ closes: 9_000 });
    await store().rounds.open(round);
    const users = Array.from({ length: 20 }, (_, index) => `discord:${String(index).padStart(2, '0')}`);
    const taken = await Promise.all(
      [...users, ...users].map((user) => store().rounds.answer(round.key, answerOf(round, user))),
    );
    expect(taken.filter((one) => one.taken === 'first')).toHaveLength(20);
    expect((await store().rounds.answers(round.key)).map(({ user }) => user)).toEqual(users);
  });

  it('counts a group’s answers once its round is finished, which happens once', async () => {
    const round = roundOf({ closes: 9_000 });
    await store().rounds.open(round);
    await store().rounds.answer(round.key, answerOf(round, 'discord:a', { points: 7 }));
    await store().rounds.answer(round.key, answerOf(round, 'discord:b', { right: false, points: 0 }));
    expect(await store().reviews.leaders(round.server, 10)).toEqual([]);
    expect(await store().reviews.of({ server: round.server, user: 'discord:a' }, 10)).toEqual([]);
    const finished = await Promise.all(Array.from({ length: 5 }, () => store().rounds.finish(round.key)));
    expect(finished.filter(({ first }) => first)).toHaveLength(1);
    expect(await store().rounds.answer(round.key, answerOf(round, 'discord:c'))).toMatchObject({
      taken: 'late',
    });
    expect(await store().reviews.leaders(round.server, 10)).toEqual([
      { user: 'discord:a', points: 7, answered: 1, right: 1 },
      { user: 'discord:b', points: 0, answered: 1, right: 0 },
    ]);
  });

  it('loses no answer that is taken while the round is being finished', async () => {
    const round = roundOf({ closes: 9_000 });
    await store().rounds.open(round);
    const users = Array.from({ length: 10 }, (_, index) => `discord:${index}`);
    const answers = users.map((user) => store().rounds.answer(round.key, answerOf(round, user)));
    await store().rounds.finish(round.key);
    const first = (await Promise.all(answers)).filter(({ taken }) => taken === 'first');
    const leaders = await store().reviews.leaders(round.server, 100);
    expect(leaders).toHaveLength(first.length);
  });

  it('adds points up, keeps the latest name, and orders by points, then answers, then user', async () => {
    const server = `discord:${randomUUID()}`;
    const give = async (user: string, points: number, name?: string) => {
      const round = roundOf({ server });
      await store().rounds.open(round);
      await store().rounds.answer(round.key, answerOf(round, user, { points, ...(name ? { name } : {}) }));
    };
    for (const [user, points, name] of [
      ['discord:b', 5, 'Old'],
      ['discord:b', 5, 'New'],
      ['discord:b', 0],
      ['discord:d', 10],
      ['discord:c', 10],
      ['discord:a', 1],
    ] as const) {
      await give(user, points, name);
    }
    const leaders = await store().reviews.leaders(server, 3);
    expect(leaders.map(({ user, points }) => [user, points])).toEqual([
      ['discord:c', 10],
      ['discord:d', 10],
      ['discord:b', 10],
    ]);
    expect(leaders[2]).toEqual({ user: 'discord:b', name: 'New', points: 10, answered: 3, right: 3 });
  });

  it('gives the latest reviews of a user in a server, oldest first', async () => {
    const server = `discord:${randomUUID()}`;
    for (const at of [30, 10, 20]) {
      const round = roundOf({ server });
      await store().rounds.open(round);
      await store().rounds.answer(round.key, answerOf(round, 'discord:u', { at }));
    }
    const reviews = await store().reviews.of({ server, user: 'discord:u' }, 2);
    expect(reviews.map(({ at }) => at)).toEqual([20, 30]);
    expect(await store().reviews.of({ server: 'discord:other', user: 'discord:u' }, 2)).toEqual([]);
  });

  it('finds the latest own round that its user has not answered', async () => {
    const server = `discord:${randomUUID()}`;
    const member = { server, user: 'discord:u' };
    const [older, newer] = [roundOf({ ...member, opened: 1 }), roundOf({ ...member, opened: 2 })];
    for (const round of [
      newer,
      older,
      roundOf({ ...member, opened: 3, closes: 4 }),
      roundOf({ server, opened: 5 }),
    ]) {
      await store().rounds.open(round);
    }
    expect(await store().rounds.unanswered(member)).toEqual(newer);
    await store().rounds.answer(newer.key, answerOf(newer, 'discord:other'));
    expect(await store().rounds.unanswered(member)).toEqual(newer);
    await store().rounds.answer(newer.key, answerOf(newer, 'discord:u'));
    expect(await store().rounds.unanswered(member)).toEqual(older);
    await store().rounds.answer(older.key, answerOf(older, 'discord:u'));
    expect(await store().rounds.unanswered(member)).toBeUndefined();
  });

  it('lists the rounds that still have to be finished', async () => {
    const round = roundOf({ closes: 5 });
    await store().rounds.open(round);
    await store().rounds.open(roundOf());
    const open = async () => (await store().rounds.unfinished()).filter(({ key }) => key === round.key);
    expect(await open()).toEqual([round]);
    expect((await store().rounds.unfinished()).every(({ closes }) => closes !== undefined)).toBe(true);
    await store().rounds.finish(round.key);
    expect(await open()).toEqual([]);
  });

  it('shows and deletes a user’s quizzes, and leaves a group’s round to its members', async () => {
    const user = `discord:${randomUUID()}`;
    const [own, group] = [roundOf({ user }), roundOf({ user, closes: 9_000 })];
    for (const round of [own, group]) {
      await store().rounds.open(round);
      await store().rounds.answer(round.key, answerOf(round, user));
      await store().rounds.answer(round.key, answerOf(round, 'discord:other'));
    }
    const records = await store().people.find(user);
    expect(records?.rounds).toHaveLength(2);
    expect(records?.reviews).toEqual(expect.arrayContaining([expect.objectContaining({ user, points: 10 })]));
    expect((await store().people.forget(user)).saved).toBe(true);
    expect(Object.values((await store().people.find(user)) ?? {}).flat()).toEqual([]);
    expect(await store().rounds.find(own.key)).toBeUndefined();
    expect(await store().rounds.finish(group.key)).toMatchObject({ first: true });
    expect((await store().reviews.leaders(group.server, 10)).map((score) => score.user)).toEqual([
      'discord:other',
    ]);
    expect((await store().reviews.leaders(own.server, 10)).map((score) => score.user)).toEqual([
      'discord:other',
    ]);
  });
}
