import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { answerOf, roundOf } from './rounds.ts';

const DAY = 86_400_000;

/** What every store must do that is kept in a database: each call of `open` opens the same one, as another program would. */
export function databaseContract(name: string, open: (now?: () => number) => Promise<Store>): void {
  describe(`${name}, opened by several programs`, () => {
    const stores: Store[] = [];
    beforeAll(async () => {
      // At the same time, so that each finds the tables missing.
      stores.push(...(await Promise.all([open(), open(), open()])));
    });
    afterAll(() => Promise.all(stores.map((store) => store.close())));
    const each = <T>(run: (store: Store, index: number) => Promise<T>) => Promise.all(stores.map(run));

    it('shows each what another kept', async () => {
      const key = await stores[0]!.requests.keep({ text: randomUUID() });
      const found = await each((store) => store.requests.find(key));
      expect(new Set(found.map((request) => JSON.stringify(request))).size).toBe(1);
      expect(found[0]).toBeDefined();
    });

    it('lets one of them claim a delivery', async () => {
      for (const id of Array.from({ length: 30 }, () => randomUUID())) {
        const claims = await each((store) => store.deliveries.claim(id));
        expect(claims.filter(Boolean)).toHaveLength(1);
      }
    });

    it('counts every member once, through whichever program they answer', async () => {
      const round = roundOf({ closes: 9_000 });
      await stores[0]!.rounds.open(round);
      const users = Array.from({ length: 24 }, (_, index) => `discord:${index}`);
      const taken = await each((store) =>
        Promise.all(users.map((user) => store.rounds.answer(round.key, answerOf(round, user)))),
      );
      expect(taken.flat().filter((one) => one.taken === 'first')).toHaveLength(users.length);
      const finished = await each((store) => store.rounds.finish(round.key));
      expect(finished.filter(({ first }) => first)).toHaveLength(1);
      const leaders = await stores[2]!.reviews.leaders(round.server, 100);
      expect(leaders).toHaveLength(users.length);
      expect(leaders.every(({ points, answered }) => points === 10 && answered === 1)).toBe(true);
    });

    it('adds up one member’s answers to several rounds at once', async () => {
      const server = `discord:${randomUUID()}`;
      const rounds = Array.from({ length: 12 }, () => roundOf({ server }));
      await Promise.all(rounds.map((round) => stores[0]!.rounds.open(round)));
      await each((store) =>
        Promise.all(rounds.map((round) => store.rounds.answer(round.key, answerOf(round, 'discord:u')))),
      );
      expect(await stores[0]!.reviews.leaders(server, 1)).toMatchObject([{ points: 120, answered: 12 }]);
    });
  });

  describe(`${name}, opened again`, () => {
    it('has what was kept, all of it', async () => {
      const id = randomUUID();
      const round = roundOf({ closes: Date.now() });
      const before = await open();
      const key = await before.requests.keep({ text: id });
      await before.settings.change(`discord:${id}`, { private: true });
      await before.installations.keep(id, 'sealed');
      await before.saved.keep(`discord:${id}`, 'mine', { text: id });
      await before.schedules.set(`discord:s:${id}`, 'discord:s', { hour: 8 });
      await before.rounds.open(round);
      await before.rounds.answer(round.key, answerOf(round, 'discord:u'));
      await before.deliveries.claim(id);
      await before.close();

      const after = await open();
      expect(await after.requests.find(key)).toEqual({ text: id });
      expect(await after.settings.find(`discord:${id}`)).toEqual({ private: true });
      expect(await after.installations.find(id)).toBe('sealed');
      expect(await after.saved.all(`discord:${id}`)).toMatchObject([{ name: 'mine' }]);
      expect((await after.schedules.all()).map(({ place }) => place)).toContain(`discord:s:${id}`);
      expect((await after.rounds.unfinished()).map((open) => open.key)).toContain(round.key);
      expect(await after.rounds.answers(round.key)).toHaveLength(1);
      expect(await after.deliveries.claim(id)).toBe(false);
      await after.close();
    });

    it('has forgotten what is kept no longer, and nothing else', async () => {
      const start = Date.now();
      const id = randomUUID();
      const round = roundOf({ opened: start });
      const before = await open(() => start);
      const [old, used] = [
        await before.requests.keep({ text: `${id} old` }),
        await before.requests.keep({ text: `${id} used` }),
      ];
      await before.answers.keep(`discord:${id}`, { request: {}, user: id, messages: [] });
      await before.settings.change(`discord:${id}`, { private: true });
      await before.deliveries.claim(id);
      await before.rounds.open(round);
      await before.rounds.answer(round.key, answerOf(round, 'discord:u', { at: start }));
      await before.close();

      const later = await open(() => start + 20 * DAY);
      expect(await later.requests.find(used)).toBeDefined();
      expect(await later.deliveries.claim(id)).toBe(true);
      expect(await later.answers.find(`discord:${id}`)).toBeDefined();
      await later.close();

      const last = await open(() => start + 31 * DAY);
      expect(await last.requests.find(old)).toBeUndefined();
      expect(await last.requests.find(used)).toBeDefined();
      expect(await last.answers.find(`discord:${id}`)).toBeUndefined();
      expect(await last.settings.find(`discord:${id}`)).toEqual({ private: true });
      expect(await last.rounds.find(round.key)).toBeUndefined();
      expect(await last.reviews.leaders(round.server, 1)).toHaveLength(1);
      await last.close();
    });
  });
}
