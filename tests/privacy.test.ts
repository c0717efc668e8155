import { readFileSync } from 'node:fs';
import Database from 'libsql';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { KEPT } from '../src/store/schema.ts';
import { freshFile, unexpected } from './store/fresh.ts';

const page = readFileSync('PRIVACY.md', 'utf8');

/** The rows of the page's table. */
const rows = [...page.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, table = '', holds = '', columns = '', kept = '']) => ({
    table,
    holds,
    columns: [...columns.matchAll(/`(\w+)`/g)].map(([, column]) => column),
    kept,
  }),
);

let schema: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  const file = freshFile();
  await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
  const database = new Database(file);
  const tables = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'",
    )
    .all([]) as { readonly name: string }[];
  const columnsOf = (table: string) =>
    (database.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name).sort();
  schema = Object.fromEntries(tables.map(({ name }) => [name, columnsOf(name)]));
  database.close();
});

describe('PRIVACY.md', () => {
  it('names every table of the database with all its columns, and no other', () => {
    expect(Object.fromEntries(rows.map(({ table, columns }) => [table, [...columns].sort()]))).toEqual(
      schema,
    );
  });

  it('says for how long each is kept', () => {
    for (const { table, kept } of rows) {
      const { days } = (KEPT as Readonly<Record<string, { readonly days?: number }>>)[table] ?? {};
      const said = /^(\d+) days?\b/.exec(kept)?.[1];
      expect(said === undefined ? undefined : Number(said), table).toBe(days);
      if (days === undefined) expect(kept, table).toMatch(/^until /);
    }
  });

  it('names the commands by which users see and delete their own', () => {
    for (const command of ['data export', 'data delete', 'saved']) expect(page).toContain(`/conv ${command}`);
  });
});
