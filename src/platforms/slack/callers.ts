import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../chat/caller.ts';

/** Who stands behind a user's id. */
export type Callers = (
  client: webApi.WebClient,
  asker: { readonly user: string; readonly team: string; readonly channel?: string | undefined },
) => Promise<Caller>;

/** Asks Slack itself who may change settings, and remembers it for a few minutes. */
export function createCallers(): Callers {
  const known = new LRUCache<string, Promise<Person>>({ max: 5000, ttl: 5 * MINUTE });
  return async (client, { user, team, channel }) => {
    const key = `${team} ${user}`;
    const asking = known.get(key) ?? lookUp(client, user);
    known.set(key, asking);
    asking.catch(() => known.delete(key));
    const direct = channel === undefined || channel.startsWith('D');
    const person = await asking.catch((): Person => ({ moderator: false }));
    return { platform: 'slack', user, server: team, ...(direct ? { direct: user } : { channel }), ...person };
  };
}

const MINUTE = 60_000;

type Person = Pick<Caller, 'moderator' | 'locale' | 'name'>;

async function lookUp(client: webApi.WebClient, user: string): Promise<Person> {
  const { user: person } = await client.users.info({ user, include_locale: true });
  const moderator = Boolean(person?.is_admin || person?.is_owner || person?.is_primary_owner);
  const name = person?.profile?.display_name || person?.real_name || person?.name;
  return { moderator, ...(name ? { name } : {}), ...(person?.locale ? { locale: person.locale } : {}) };
}
