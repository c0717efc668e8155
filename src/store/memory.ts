import { createStore } from './create-store.ts';
import { memoryTables } from './memory/tables.ts';
import type { Store } from './store.ts';

/** A store that lasts as long as the process. */
export function memoryStore(now = Date.now): Store {
  return createStore(memoryTables(now), now);
}
