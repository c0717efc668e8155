import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Api, Ticket } from './api.ts';
import type { Message } from './message.ts';

/** Sends the first response to an interaction: through Discord's callback, or as the body of an HTTP response. */
export type Respond = (body: object) => Promise<void>;

/** The message that answers an interaction. */
export interface Answer {
  /** Shows it to the asker alone or to everyone; resolves to the message's id. */
  show(content: Message, secret: boolean): Promise<string>;
}

/** Says at once that an answer is being made; whom it is shown to can be corrected when the answer is there. */
export async function deferred(ticket: Ticket, respond: Respond, api: Api, secret: boolean): Promise<Answer> {
  await respond({
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: flagsOf(secret) },
  });
  let message = '@original';
  let isSecret = secret;
  return {
    async show(content, wanted) {
      if (wanted === isSecret) return api.edit(ticket, message, content);
      // Whom a message is shown to never changes: it makes way for another one.
      await api.remove(ticket, message);
      isSecret = wanted;
      message = await api.followUp(ticket, content, flagsOf(wanted));
      return message;
    },
  };
}

function flagsOf(secret: boolean): number {
  return secret ? MessageFlags.Ephemeral : 0;
}
