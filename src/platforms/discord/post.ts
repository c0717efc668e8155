import { type Place, unasked } from '../../chat/post.ts';
import type { Request } from '../../chat/request.ts';
import { contentOf, repliesTo } from './ask.ts';
import { deliver } from './deliver.ts';
import type { Surroundings } from './surroundings.ts';

/** The largest file that Discord takes from a bot in any channel, in bytes. */
const LARGEST_FILE = 10 * 2 ** 20;

/** Shows the answer to a request that nobody made in a channel: a message of its own, edited as it goes on. */
export async function postIn(place: Place, request: Request, surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  const { channel } = place;
  const caller = unasked(place);
  let message: string | undefined;
  await deliver(repliesTo({ request }, caller, surroundings), async (reply) => {
    const content = await contentOf(reply, {
      surroundings,
      asker: caller.user,
      page: 0,
      removable: false,
      bytes: LARGEST_FILE,
      request,
    });
    if (message === undefined) message = await api.post(channel, content);
    else await api.change(channel, message, content);
  });
}
