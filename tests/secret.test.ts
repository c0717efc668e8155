import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive, readSecret, seal, unseal } from '../src/secret.ts';

const folderOf = () => mkdtemp(join(tmpdir(), 'convbot-secret-'));

const told: string[] = [];
const read = (folder: string, configured?: string) =>
  readSecret({ configured, folder, onTrouble: (sentence) => told.push(sentence) });

describe('The secret key', () => {
  it('is made once, kept for the owner alone, and read again', async () => {
    const folder = join(await folderOf(), 'new', 'data');
    const [made, other] = await Promise.all([read(folder), read(folder)]);
    expect(made).toHaveLength(32);
    expect(other).toEqual(made);
    expect(await read(folder)).toEqual(made);
    expect((await stat(join(folder, 'secret-key'))).mode & 0o777).toBe(0o600);
    expect(told).toEqual([]);
  });

  it('follows from SECRET_KEY where that is set, and writes nothing then', async () => {
    const folder = await folderOf();
    const one = await read(folder, 'a'.repeat(32));
    expect(await read('/nowhere', 'a'.repeat(32))).toEqual(one);
    expect(await read(folder, 'b'.repeat(32))).not.toEqual(one);
    await expect(stat(join(folder, 'secret-key'))).rejects.toThrow();
  });

  it('lasts as long as the process where nothing can be written, and says so', async () => {
    const folder = join(await folderOf(), 'file');
    await writeFile(folder, 'not a folder');
    told.length = 0;
    expect(await read(folder)).toHaveLength(32);
    expect(told).toEqual([expect.stringContaining('SECRET_KEY')]);
  });

  it('is never made anew over a file that holds something else', async () => {
    const folder = await folderOf();
    await writeFile(join(folder, 'secret-key'), 'precious');
    await chmod(join(folder, 'secret-key'), 0o600);
    await expect(read(folder)).rejects.toThrow('does not hold a secret key');
    expect(await readFile(join(folder, 'secret-key'), 'utf8')).toBe('precious');
  });
});

describe('What is sealed', () => {
  const secret = new Uint8Array(32).fill(7);

  it('is read again with the same secret and purpose, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = seal(secret, 'slack', text);
        expect(unseal(secret, 'slack', sealed)).toBe(text);
        expect(unseal(secret, 'discord', sealed)).toBeUndefined();
        expect(unseal(new Uint8Array(32), 'slack', sealed)).toBeUndefined();
      }),
    );
  });

  it('is refused when any byte of it was altered or cut', () => {
    const sealed = seal(secret, 'slack', 'xoxb-token');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const altered = Buffer.from(bytes);
      altered[index]! ^= 1;
      expect(unseal(secret, 'slack', `v1.${altered.toString('base64url')}`)).toBeUndefined();
      expect(unseal(secret, 'slack', `v1.${bytes.subarray(0, index).toString('base64url')}`)).toBeUndefined();
    }
    for (const other of ['', 'v1.', 'v2.abc', sealed.slice(3)])
      expect(unseal(secret, 'slack', other)).toBeUndefined();
  });

  it('shows nothing of the text, and looks different each time', () => {
    expect(seal(secret, 'slack', 'xoxb-token')).not.toBe(seal(secret, 'slack', 'xoxb-token'));
    expect(seal(secret, 'slack', 'xoxb-token')).not.toContain('xoxb');
  });

  it('takes another key for each purpose', () => {
    expect(derive(secret, 'buttons')).toHaveLength(32);
    expect(derive(secret, 'buttons')).not.toEqual(derive(secret, 'slack'));
  });
});
