import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A SQLite file that does not exist yet, in a folder of its own. */
export function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'convbot-store-')), 'convbot.sqlite');
}

/** A store in such a file. Trouble with it fails the test. */
export function freshStore(): Store {
  return lazyStore({
    file: freshFile(),
    onTrouble(sentence) {
      throw new Error(sentence);
    },
  });
}
