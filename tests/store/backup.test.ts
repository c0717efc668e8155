import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/open.ts';
import { emptyFolder, runConv } from '../platforms/terminal/run-conv.ts';
import { freshFile, unexpected } from './fresh.ts';
import { buildChild, linesOf, type StartChild } from './start-child.ts';

let startChild: StartChild;
beforeAll(async () => {
  startChild = await buildChild('backup');
});

describe('conv backup', () => {
  it('copies all that was acknowledged before it, while a program goes on writing', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'data', 'convbot.sqlite');
    const writer = startChild('write', file);
    const ended = new Promise((resolve) => writer.once('exit', resolve));
    const acknowledged: string[] = [];
    let run: ReturnType<typeof runConv> | undefined;
    let before: readonly string[] = [];
    for await (const line of linesOf(writer)) {
      acknowledged.push(JSON.parse(line));
      if (acknowledged.length !== 50) continue;
      before = [...acknowledged];
      run = runConv(['backup'], { folder });
      run.finally(() => writer.kill('SIGKILL'));
    }
    await ended;
    const { output, code } = (await run)!;
    expect(code).toBe(0);
    expect(output).toContain('convbot-');
    expect(acknowledged.length).toBeGreaterThan(50);

    const [copy, ...others] = readdirSync(join(folder, 'data', 'backups'));
    expect(others).toEqual([]);
    const store = await openStore({ file: join(folder, 'data', 'backups', copy!), onTrouble: unexpected });
    for (const id of before) expect(await store.settings.find(`discord:${id}`)).toEqual({ channels: [id] });
    await store.close();
  });

  it('can be put back', async () => {
    const [file, other] = [freshFile(), freshFile()];
    const store = await openStore({ file, onTrouble: unexpected });
    await store.settings.change('discord:s', { private: true });
    const { target, bytes } = await backUp({ file });
    await store.settings.change('discord:s', { private: false });
    await store.close();
    expect(bytes).toBeGreaterThan(4096);
    copyFileSync(target, other);
    const restored = await openStore({ file: other, onTrouble: unexpected });
    expect(await restored.settings.find('discord:s')).toEqual({ private: true });
    await restored.close();
  });

  it('says what is to be done where there is nothing that it can copy', async () => {
    const { errors, code } = await runConv(['backup']);
    expect(code).toBe(1);
    expect(errors).toContain('Nothing is kept yet');
    const file = freshFile();
    await expect(backUp({ file, databaseUrl: 'postgres://me:canary@host/name' })).rejects.toMatchObject({
      mistakes: [{ write: expect.stringContaining('pg_dump') }],
      message: expect.not.stringContaining('canary'),
    });
    await openStore({ file, onTrouble: unexpected }).then((store) => store.close());
    await expect(backUp({ file, to: file })).rejects.toThrow('is what is to be copied');
    await expect(backUp({ file, to: join(file, 'below', 'copy') })).rejects.toThrow(
      'No backup could be written',
    );
    expect(existsSync(file)).toBe(true);
  });
});
