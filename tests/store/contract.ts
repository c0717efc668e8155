import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { quizContract } from './quiz-contract.ts';

/** What every store must do, whatever it is kept in. `kept` is whether changes survive a restart. */
export function storeContract(
  name: string,
  { open, kept }: { readonly open: () => Promise<Store>; readonly kept: boolean },
): void {
  describe(`${name} keeps what it is given`, () => {
    let store: Store;
    // PostgreSQL in this process takes its time to start.
    beforeAll(async () => {
      store = await open();
    }, 120_000);
    afterAll(() => store.close());

    it('finds a request by a key that follows from its content', async () => {
      const request = {
        command: 'compare',
        args: { text: `Conv2D(1,(3,3)) ü\u0000😀 ${randomUUID()}`, seed: 1 },
      };
      const key = await store.requests.keep(request);
      expect(key).toMatch(/^[\w-]{22}$/);
      expect(await store.requests.keep(request)).toBe(key);
      expect(await store.requests.find(key)).toEqual(request);
      expect(await store.requests.find('unknown')).toBeUndefined();
    });

    it('hands out copies', async () => {
      const request = { command: 'compare', args: { list: [1] } };
      const key = await store.requests.keep(request);
      request.args.list.push(2);
      expect(await store.requests.find(key)).toEqual({ command: 'compare', args: { list: [1] } });
    });

    it('replaces, finds and forgets answers by their place', async () => {
      const place = `discord:${randomUUID()}`;
      const answer = { request: { text: 'help' }, user: 'u1', messages: ['1', '2'] };
      expect(await store.answers.find(place)).toBeUndefined();
      await store.answers.keep(place, { ...answer, messages: [] });
      await store.answers.keep(place, answer);
      expect(await store.answers.find(place)).toEqual(answer);
      await store.answers.forget(place);
      await store.answers.forget(place);
      expect(await store.answers.find(place)).toBeUndefined();
    });

    it('keeps what is kept at the same time, and of two at one place the later', async () => {
      const places = Array.from({ length: 700 }, (_, index) => `discord:${randomUUID()}:${index}`);
      const answer = (user: string) => ({ request: { text: 'help' }, user, messages: [] });
      await Promise.all([
        ...places.map((place) => store.answers.keep(place, answer('u1'))),
        store.answers.keep(places[0]!, answer('u2')),
      ]);
      const found = await Promise.all(places.map((place) => store.answers.find(place)));
      expect(found.map((one) => one?.user)).toEqual(['u2', ...places.slice(1).map(() => 'u1')]);
    });

    it('knows nothing chosen before settings are changed, and replaces them whole', async () => {
      const server = `slack:${randomUUID()}`;
      expect(await store.settings.find(server)).toEqual({});
      expect(await store.settings.change(server, { notation: 'keras', private: true })).toEqual({
        saved: kept,
      });
      await store.settings.change(server, { channels: ['C1'] });
      expect(await store.settings.find(server)).toEqual({ channels: ['C1'] });
    });

    it('keeps, replaces and forgets installations', async () => {
      const id = `slack:${randomUUID()}`;
      await store.installations.keep(id, 'v1.old');
      await store.installations.keep(id, 'v1.sealed');
      expect(await store.installations.find(id)).toBe('v1.sealed');
      await store.installations.forget(id);
      expect(await store.installations.find(id)).toBeUndefined();
    });

    it('lets one of many claims of a delivery win', async () => {
      const id = randomUUID();
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.deliveries.claim(id)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.deliveries.claim(id)).toBe(false);
      expect(await store.deliveries.claim(randomUUID())).toBe(true);
    });

    it('keeps daily schedules by their place', async () => {
      const place = `discord:s:${randomUUID()}`;
      expect(await store.schedules.set(place, 'discord:s', { hour: 8 })).toEqual({ saved: kept });
      await store.schedules.set(place, 'discord:s', { hour: 9 });
      const here = (await store.schedules.all()).filter((schedule) => schedule.place === place);
      expect(here).toEqual([{ place, schedule: { hour: 9 } }]);
      expect(await store.schedules.remove(place)).toEqual({ saved: kept, found: true });
      expect(await store.schedules.remove(place)).toEqual({ saved: kept, found: false });
    });

    it('keeps saved requests for each user apart, the latest first', async () => {
      const [user, other] = [`discord:${randomUUID()}`, `discord:${randomUUID()}`];
      expect(await store.saved.keep(user, 'a', { text: 'one' })).toEqual({ saved: kept });
      await store.saved.keep(user, 'b', { text: 'two' });
      await store.saved.keep(user, 'a', { text: 'three' });
      await store.saved.keep(other, 'a', { text: 'four' });
      const names = (await store.saved.all(user)).map(({ name, request }) => [name, request]);
      expect(names).toEqual(
        expect.arrayContaining([
          ['a', { text: 'three' }],
          ['b', { text: 'two' }],
        ]),
      );
      expect(names).toHaveLength(2);
      expect(await store.saved.remove(user, 'a')).toEqual({ saved: kept, found: true });
      expect(await store.saved.remove(user, 'a')).toEqual({ saved: kept, found: false });
      expect(await store.saved.all(other)).toHaveLength(1);
    });

    it('shows and deletes what it keeps of one user, and nothing of another', async () => {
      const [id, other] = [randomUUID(), randomUUID()];
      for (const user of [id, other]) {
        await store.answers.keep(`slack:${user}`, { request: { text: 'help' }, user, messages: [] });
        await store.saved.keep(`slack:${user}`, 'mine', { text: 'help' });
        await store.schedules.set(`slack:T:${user}`, `slack:${user}`, { hour: 9 });
      }
      expect(await store.people.find(`slack:${id}`)).toMatchObject({
        answers: [{ place: `slack:${id}`, request: { text: 'help' }, messages: [] }],
        saved: [{ name: 'mine', request: { text: 'help' } }],
        schedules: [{ hour: 9 }],
      });
      expect(await store.people.forget(`slack:${id}`)).toEqual({ saved: true, rows: 3 });
      const places = (await store.schedules.all()).map(({ place }) => place);
      expect(places).toContain(`slack:T:${other}`);
      expect(places).not.toContain(`slack:T:${id}`);
      expect(await store.answers.find(`slack:${id}`)).toBeUndefined();
      expect(await store.saved.all(`slack:${id}`)).toEqual([]);
      expect(await store.saved.all(`slack:${other}`)).toHaveLength(1);
      expect(await store.answers.find(`slack:${other}`)).toBeDefined();
    });

    it('takes hostile names as any others', async () => {
      for (const name of ["'; drop table requests; --", '%', '𝕌', '\u202e', ' ', 'x'.repeat(5000)]) {
        const user = `terminal:${name}`;
        await store.saved.keep(user, name, { text: name });
        expect(await store.saved.all(user)).toMatchObject([{ name, request: { text: name } }]);
      }
    });

    quizContract(() => store, kept);
  });
}
