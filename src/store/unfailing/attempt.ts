import { setTimeout } from 'node:timers/promises';
import type { Tables } from '../tables.ts';
import { sentenceOf, type Trouble, troubleOf } from './trouble.ts';

/** Does something with the database; where that cannot be done, the other thing. Rejects only where the other thing does. */
export type Attempt = <T>(run: (tables: Tables) => Promise<T>, otherwise: () => T | Promise<T>) => Promise<T>;

/** Milliseconds between tries while another program holds the database. */
const PAUSES = [5, 10, 20, 40, 80, 160, 320];
const HOUR = 3_600_000;
/** After these nobody asks again for a while. */
const DOWN: ReadonlySet<Trouble> = new Set(['locked', 'gone', 'broken', 'missing']);

/**
 * Attempts on a database that is opened when it is first needed, and again where it could not be opened. `rest` is how many
 * milliseconds a database that is down is left alone. Each kind of trouble is told once, and again when it lasts for an hour.
 */
export function createAttempt({
  open,
  onTrouble,
  rest,
}: {
  readonly open: () => Promise<Tables>;
  readonly onTrouble: (sentence: string) => void;
  readonly rest: number;
}): { readonly attempt: Attempt; close(): Promise<void> } {
  let opened: Promise<Tables> | undefined;
  let restsUntil = 0;
  const told = new Map<Trouble, number>();
  const openOnce = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      restsUntil = performance.now() + rest;
      throw error;
    });
    return opened;
  };
  const tell = (trouble: Trouble, error: unknown) => {
    if (performance.now() - (told.get(trouble) ?? -HOUR) < HOUR) return;
    told.set(trouble, performance.now());
    onTrouble(sentenceOf(trouble, error));
  };
  return {
    async attempt(run, otherwise) {
      if (performance.now() < restsUntil) return otherwise();
      try {
        const tables = await openOnce();
        return await patiently(() => run(tables));
      } catch (error) {
        const trouble = troubleOf(error);
        if (DOWN.has(trouble)) restsUntil = performance.now() + rest;
        tell(trouble, error);
        return otherwise();
      }
    },
    async close() {
      await opened?.then((tables) => tables.close()).catch(() => {});
    },
  };
}

async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await run();
    } catch (error) {
      if (troubleOf(error) !== 'locked') throw error;
    }
    await setTimeout(pause);
  }
  return run();
}
