import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A SQLite file that does not exist yet, in a folder of its own. */
export function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'convbot-store-')), 'convbot.sqlite');
}

/** A store in such a file. */
export function freshStore(): Store {
  return lazyStore({ file: freshFile(), onTrouble: unexpected });
}

/** Trouble fails the test that met it. */
export function unexpected(sentence: string): never {
  throw new Error(sentence);
}
