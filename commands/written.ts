import type { Caller } from '../src/chat/caller.ts';
import { settingsOf } from '../src/chat/settings.ts';
import { isWritable, type Reading } from '../src/engine/notation/index.ts';
import type { Context } from './context.ts';

/** A reading whose layers are written as the server's moderators chose; as its author wrote them where nothing is chosen. */
export type Preferring = (reading: Reading) => Reading;

/** How the layers of an answer are to be written for a caller. */
export async function preferring({ store }: Pick<Context, 'store'>, caller: Caller): Promise<Preferring> {
  const { notation } = await settingsOf(store, caller);
  return (reading) =>
    notation && isWritable(reading.network, notation) ? { ...reading, notation } : reading;
}
