import { type Authorize, webApi } from '@slack/bolt';
import { ClosedPlace, type Post, unasked } from '../../chat/post.ts';
import { clientOptionsOf } from './access.ts';
import { type Answering, answer } from './answer.ts';
import { channelOutlet } from './outlet.ts';
import { isClosed } from './refused.ts';

/** Shows answers to requests that nobody made: messages of their own, changed as they go on. */
export function createPost(authorize: Authorize<boolean>, apiUrl: string, answering: Answering): Post {
  return async (place, request) => {
    const { server: team = '', channel } = place;
    const { botToken } = await authorize({
      teamId: team,
      enterpriseId: undefined,
      isEnterpriseInstall: false,
    });
    const client = new webApi.WebClient(botToken, clientOptionsOf(apiUrl));
    const outlet = () => channelOutlet(client, answering.inTurn, { channel });
    try {
      await answer({ request, caller: unasked(place), client, team, outlet, unasked: true }, answering);
    } catch (error) {
      throw isClosed(error) ? new ClosedPlace(place, error) : error;
    }
  };
}
