import { chmodSync, chownSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { freshFile, unexpected } from './fresh.ts';
import { answerOf, roundOf } from './rounds.ts';
import { buildChild, firstLine, linesOf, type StartChild } from './start-child.ts';

const NOBODY = 65_534;

let startChild: StartChild;
beforeAll(async () => {
  startChild = await buildChild('trouble');
});

/** What a program in trouble printed: everything works, and it says what it cannot keep. */
interface Used {
  readonly told: readonly string[];
  readonly early: { readonly saved: boolean };
  readonly saved: number;
  readonly found: number;
}

const WORKS = {
  found: 40,
  settings: { private: true },
  claims: [true, false],
  answered: { taken: 'first' },
  leaders: 1,
};

describe('A store whose program is killed', () => {
  it('loses nothing that was acknowledged, and opens again', async () => {
    const file = freshFile();
    const acknowledged: string[] = [];
    for (const lines of [1, 7, 40, 150]) {
      const child = startChild('write', file);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const from = acknowledged.length;
      for await (const line of linesOf(child)) {
        acknowledged.push(JSON.parse(line));
        if (acknowledged.length - from === lines) child.kill('SIGKILL');
      }
      await ended;
    }
    const store = await openStore({ file, onTrouble: unexpected });
    const users = new Set((await store.rounds.answers('round')).map(({ user }) => user));
    for (const id of acknowledged) {
      expect(await store.settings.find(`discord:${id}`)).toEqual({ channels: [id] });
      expect(users).toContain(`discord:${id}`);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(198);
    await store.close();
  });
});

describe('A store on a full disk', () => {
  it('goes on, keeps what had room, and tells once what it cannot keep', async () => {
    const file = freshFile();
    await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
    const size = statSync(file).size + 300_000;
    const used = (await firstLine(
      startChild('use', file, { before: ['prlimit', `--fsize=${size}`] }),
    )) as Used;
    expect(used).toMatchObject(WORKS);
    expect(used.told).toEqual([expect.stringContaining('The disk is full')]);
    expect(used.early).toEqual({ saved: true });
    expect(used.saved).toBeGreaterThan(0);
    expect(used.saved).toBeLessThan(40);

    const store = await openStore({ file, onTrouble: unexpected });
    expect(await store.settings.find('discord:early')).toEqual({ private: true });
    expect((await store.saved.all('discord:u')).length).toBeGreaterThanOrEqual(used.saved);
    await store.close();
  });
});

describe('A store in a folder that cannot be written', () => {
  it('keeps everything in memory, and says so once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'convbot-store-'));
    if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
    chmodSync(folder, 0o555);
    const uid = process.getuid?.() === 0 ? NOBODY : undefined;
    const used = (await firstLine(startChild('use', join(folder, 'convbot.sqlite'), { uid }))) as Used;
    expect(used).toMatchObject({ ...WORKS, saved: 0, early: { saved: false } });
    expect(used.told).toEqual([expect.stringContaining('cannot be written')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a damaged file alone', async () => {
    const file = freshFile();
    writeFileSync(file, 'This is no database, but somebody may still want it. '.repeat(100));
    const told: string[] = [];
    const store = await openStore({ file, onTrouble: (sentence) => told.push(sentence) });
    expect(await store.settings.change('discord:s', { private: true })).toEqual({ saved: false });
    expect(await store.settings.find('discord:s')).toEqual({ private: true });
    await store.close();
    expect(told).toEqual([expect.stringContaining('damaged')]);
    expect(readdirSync(dirname(file))).toEqual(['convbot.sqlite']);
    expect(statSync(file).size).toBe(5300);
  });
});

describe('A store without SQLite', () => {
  it('keeps everything in memory, and says so once', async () => {
    const file = freshFile();
    const start = await buildChild('without-sqlite', { libsql: 'libsql-that-is-not-installed' });
    const used = (await firstLine(start('use', file))) as Used;
    expect(used).toMatchObject({ ...WORKS, saved: 0, early: { saved: false } });
    expect(used.told).toEqual([expect.stringContaining('is not installed')]);
    expect(readdirSync(dirname(file))).toEqual([]);
  });
});

describe('A store whose file another program holds', () => {
  it('keeps what is new in memory, goes on with a round, and saves what can wait when the file is free', async () => {
    const file = freshFile();
    const told: string[] = [];
    const store = await openStore({ file, rest: 0, onTrouble: (sentence) => told.push(sentence) });
    const round = roundOf({ closes: Date.now() });
    await store.rounds.open(round);
    await store.rounds.answer(round.key, answerOf(round, 'discord:before'));

    const holder = startChild('hold', file);
    expect(await firstLine(holder)).toBe('held');
    expect(await store.settings.change('discord:s', { private: true })).toEqual({ saved: false });
    expect(await store.settings.find('discord:s')).toEqual({ private: true });
    const taken = await Promise.all([
      store.rounds.answer(round.key, answerOf(round, 'discord:before')),
      store.rounds.answer(round.key, answerOf(round, 'discord:while')),
    ]);
    expect(taken).toEqual([
      { saved: false, taken: 'again' },
      { saved: false, taken: 'first' },
    ]);
    expect(told).toEqual([expect.stringContaining('Another program holds the database')]);

    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.stdin?.end();
    await ended;
    expect(await store.settings.change('discord:other', {})).toEqual({ saved: true });
    expect(await store.rounds.finish(round.key)).toEqual({ saved: false, first: true });
    expect(await store.reviews.leaders(round.server, 9)).toHaveLength(2);
    await store.close();

    const after = await openStore({ file, onTrouble: unexpected });
    expect(await after.settings.find('discord:s')).toEqual({ private: true });
    expect((await after.rounds.unfinished()).map(({ key }) => key)).toEqual([round.key]);
    await after.close();
  });
});
