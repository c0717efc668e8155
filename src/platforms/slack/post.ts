import { type Authorize, webApi } from '@slack/bolt';
import { type Post, unasked } from '../../chat/post.ts';
import { clientOptionsOf } from './access.ts';
import { type Answering, answer } from './answer.ts';
import { channelOutlet } from './outlet.ts';

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
    await answer({ request, caller: unasked(place), client, team, outlet, unasked: true }, answering);
  };
}
