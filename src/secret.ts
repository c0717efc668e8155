import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from './user-error.ts';

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;

/**
 * The program's secret, 32 bytes: made from `configured`, or else kept in the file `secret-key` of the folder, which is
 * written on the first start. Where nothing can be written, it lasts as long as the process, and `onTrouble` is told so.
 * Throws UserError where the file holds something else.
 */
export async function readSecret({
  configured,
  folder,
  onTrouble,
}: {
  configured: string | undefined;
  folder: string;
  onTrouble: (sentence: string) => void;
}): Promise<Uint8Array> {
  if (configured !== undefined) return derive(Buffer.from(configured), 'configured');
  const file = join(folder, 'secret-key');
  try {
    return await readKey(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  const made = randomBytes(32);
  try {
    await mkdir(folder, { recursive: true });
    await keep(file, made);
    return await readKey(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    onTrouble(
      `No secret key could be kept in ${file} (${(error as Error).message}): buttons made now stop working at the next start. Set SECRET_KEY, or make the folder writable.`,
    );
    return made;
  }
}

/** A key of 32 bytes for one purpose; from one purpose's key no other can be worked out. */
export function derive(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'convbot', purpose, 32));
}

/** Encrypts a text (AES-256-GCM) so that only `unseal` with the same secret and purpose reads it. */
export function seal(secret: Uint8Array, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', derive(secret, purpose), nonce).setAAD(bound(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/** The text that was sealed; undefined when it was altered, or sealed with another secret or for another purpose. */
export function unseal(secret: Uint8Array, purpose: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url');
  if (!sealed.startsWith(`${VERSION}.`) || bytes.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', derive(secret, purpose), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(bound(purpose)).setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const bound = (purpose: string) => Buffer.from(`${VERSION}:${purpose}`);

async function readKey(file: string): Promise<Uint8Array> {
  const text = (await readFile(file, 'utf8')).trim();
  if (/^[0-9a-f]{64}$/.test(text)) return new Uint8Array(Buffer.from(text, 'hex'));
  throw new UserError({
    wrong: `${file} does not hold a secret key (64 hexadecimal digits).`,
    write: `Put the file back from a backup, or delete it: a new key is made, old buttons stop working, and Slack workspaces install again`,
  });
}

/** Writes the key whole or not at all; of two processes that start at once, the first one's key stays. */
async function keep(file: string, key: Uint8Array): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${Buffer.from(key).toString('hex')}\n`);
    await handle.sync();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}
