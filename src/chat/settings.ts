import type { Settings, Store } from '../store/store.ts';
import type { Caller } from './caller.ts';

/** What the moderators of the caller's server chose; nothing where there is no server. */
export async function settingsOf(store: Pick<Store, 'settings'>, caller: Caller): Promise<Settings> {
  const server = serverOf(caller);
  return server === undefined ? {} : store.settings.find(server);
}

/** The name of the caller's server in the store. */
export function serverOf({ platform, server }: Caller): string | undefined {
  return server === undefined ? undefined : `${platform}:${server}`;
}

/** Whether the bot answers where the caller is; a thread belongs to its channel. Outside of channels it always does. */
export function answersHere({ channels = [] }: Settings, { server, channel, parent }: Caller): boolean {
  if (channels.length === 0 || server === undefined || channel === undefined) return true;
  return [channel, parent].some((place) => place !== undefined && channels.includes(place));
}
