import type { App } from '@slack/bolt';
import { type AnsweringTo, answer } from './answer.ts';
import { bylineOf } from './byline.ts';
import { commandOutlet } from './outlet.ts';
import { readTyped, typed } from './read-request.ts';
import { isDirect } from './remembered.ts';

/** `/conv …`, which Slack knows everywhere but in threads. */
export function listenToCommands(app: App, answeringTo: AnsweringTo): void {
  app.command(/^\/conv/, async ({ command, client, context }) => {
    const answering = answeringTo(context);
    const { user_id: user, team_id: team, channel_id: channel, response_url: url } = command;
    const { request, audience } = readTyped(command.text);
    const caller = await answering.callers(client, { user, team, channel });
    await answer(
      {
        request,
        audience,
        caller,
        byline: isDirect(channel) ? undefined : bylineOf(caller, `${command.command} ${typed(command.text)}`),
        client,
        team,
        outlet: (audience) => commandOutlet(client, answering.inTurn, { channel }, url, audience),
      },
      answering,
    );
  });
}
