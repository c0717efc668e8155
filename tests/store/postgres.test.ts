import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';
import { databaseContract } from './database-contract.ts';
import { unexpected } from './fresh.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';

const bin = postgresPrograms();
let server: PostgresServer;
beforeAll(async () => {
  if (bin) server = await startPostgres(bin);
});
afterAll(() => server?.kill());

if (!bin) {
  it.skip('was not held against PostgreSQL: its server is not installed (Debian’s package postgresql)', () => {});
} else {
  const open = (now = Date.now, onTrouble: (sentence: string) => void = unexpected) =>
    openStore({ databaseUrl: server.url, file: 'unused', now, onTrouble });

  storeContract('PostgreSQL', { open, kept: true });
  databaseContract('PostgreSQL', open);

  describe('A PostgreSQL server that goes away', () => {
    it('stops no answer, and is used again when it is back', async () => {
      const told: string[] = [];
      const store = await openStore({
        databaseUrl: server.url,
        file: 'unused',
        rest: 0,
        onTrouble: (sentence) => told.push(sentence),
      });
      await server.kill();
      const key = await store.requests.keep({ text: 'while it is gone' });
      expect(await store.requests.find(key)).toEqual({ text: 'while it is gone' });
      expect(await store.settings.change('discord:gone', { private: true })).toEqual({ saved: false });
      expect(await store.deliveries.claim('gone')).toBe(true);
      expect(told).toEqual([expect.stringContaining('cannot be reached')]);
      await server.start();
      expect(await store.settings.change('discord:back', { private: true })).toEqual({ saved: true });
      await store.close();
      const other = await open();
      expect(await other.requests.find(key)).toEqual({ text: 'while it is gone' });
      expect(await other.settings.find('discord:gone')).toEqual({ private: true });
      await other.close();
    });
  });
}
