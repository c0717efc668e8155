import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { freshFile, unexpected } from './fresh.ts';

/** A file as the first version left it, with something in it. */
function firstVersion(): string {
  const file = freshFile();
  const database = new Database(file);
  for (const table of ['requests', 'answers', 'settings', 'installations']) {
    database.exec(
      `create table ${table} (key text primary key, owner text not null, value text not null, used bigint not null)`,
    );
  }
  database.exec(`
    create table deliveries (id text primary key, used bigint not null);
    create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0);
    insert into kysely_migration values ('0001-chat', '2026-01-01T00:00:00.000Z');
    insert into kysely_migration_lock values ('migration_lock', 0);
    insert into settings values ('discord:s', '', '{"private":true}', 1);
  `);
  database.close();
  return file;
}

const namesIn = (file: string) => readdirSync(dirname(file)).filter((name) => name.endsWith('.backup'));

describe('A file of an earlier version', () => {
  it('is brought up to date with all that it holds, a copy first', async () => {
    const file = firstVersion();
    const store = await openStore({ file, onTrouble: unexpected });
    expect(await store.settings.find('discord:s')).toEqual({ private: true });
    expect(await store.saved.keep('discord:u', 'mine', { text: 'help' })).toEqual({ saved: true });
    await store.close();

    const [backup, ...others] = namesIn(file);
    expect(others).toEqual([]);
    const copy = new Database(join(dirname(file), backup!));
    const tables = copy.prepare("select name from sqlite_master where type = 'table'").all([]);
    expect(tables).toContainEqual({ name: 'settings' });
    expect(tables).not.toContainEqual({ name: 'saved' });
    expect(copy.prepare('select key from settings').all([])).toEqual([{ key: 'discord:s' }]);
    copy.close();
  });

  it('can be put back from the copy', async () => {
    const file = firstVersion();
    await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
    const restored = join(dirname(file), namesIn(file)[0]!);
    const store = await openStore({ file: restored, onTrouble: unexpected });
    expect(await store.settings.find('discord:s')).toEqual({ private: true });
    await store.close();
  });

  it('is copied once: neither a new file nor one that is up to date is', async () => {
    const file = freshFile();
    for (let time = 0; time < 2; time += 1) {
      await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
    }
    expect(namesIn(file)).toEqual([]);
  });
});

describe('A file of a later version', () => {
  it('is left as it is, and said so', async () => {
    const file = freshFile();
    await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
    const database = new Database(file);
    database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    database.close();
    const told: string[] = [];
    const store = await openStore({ file, onTrouble: (sentence) => told.push(sentence) });
    expect(await store.settings.change('discord:s', {})).toEqual({ saved: false });
    expect(told).toEqual([expect.stringContaining('9999-later')]);
    await store.close();
  });
});
