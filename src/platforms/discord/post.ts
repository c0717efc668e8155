import { randomBytes } from 'node:crypto';
import { ClosedPlace, type Place, unasked } from '../../chat/post.ts';
import type { Request } from '../../chat/request.ts';
import { isClosed } from './api.ts';
import { contentOf, repliesTo } from './ask.ts';
import { deliver } from './deliver.ts';
import { rememberAsked, rememberMessage } from './memory.ts';
import { LARGEST_FILE } from './message.ts';
import type { Surroundings } from './surroundings.ts';

/** Shows the answer to a request that nobody made in a channel or to a user: a message of its own, edited as it goes on. */
export async function postIn(place: Place, request: Request, surroundings: Surroundings): Promise<void> {
  try {
    await show(place, request, surroundings);
  } catch (error) {
    throw isClosed(error) ? new ClosedPlace(place, error) : error;
  }
}

async function show(place: Place, request: Request, surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  const channel = place.direct ? await api.directly(place.channel) : place.channel;
  const caller = { ...unasked(place), channel };
  const nonce = randomBytes(12).toString('hex');
  // Nothing ends it: unlike an interaction, a channel can be written to at any time.
  const { signal } = new AbortController();
  let message: string | undefined;
  const last = await deliver(repliesTo({ request }, caller, surroundings, signal), async (reply) => {
    const showing = { asker: caller.user, page: 0, removable: true, bytes: LARGEST_FILE, request };
    const content = await contentOf(reply, { ...showing, surroundings });
    if (message === undefined) message = await api.send(channel, nonce, content);
    else await api.change(channel, message, content);
  });
  await rememberAsked(last, caller, surroundings, true);
  if (message !== undefined) await rememberMessage(last, caller, surroundings, message);
}
