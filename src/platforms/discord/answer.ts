import { InteractionResponseType, MessageFlags } from 'discord.js';
import { type Api, isRefused, type Ticket } from './api.ts';
import type { Message } from './message.ts';

/** Sends the first response to an interaction: through Discord's callback, or as the body of an HTTP response. */
export type Respond = (body: object) => Promise<void>;

/** The message that answers an interaction. */
export interface Answer {
  /** Shows it to the asker alone or to everyone, where it is not what is shown already. */
  show(content: Message, secret: boolean): Promise<void>;
  /** The id of the message that shows it. */
  id(): Promise<string>;
}

/** Says at once that an answer is being made; whom it is shown to can be corrected when the answer is there. */
export async function deferred(ticket: Ticket, respond: Respond, api: Api, secret: boolean): Promise<Answer> {
  const { DeferredChannelMessageWithSource: type } = InteractionResponseType;
  await respond({ type, data: { flags: flagsOf(secret) } });
  return changeable(ticket, api, undefined, secret);
}

/**
 * Answers at once with a message that has no files: its first words are read a call sooner. Where Discord refuses it, an
 * answer is still being made.
 */
export async function answered(
  ticket: Ticket,
  respond: Respond,
  api: Api,
  content: Message,
  secret: boolean,
): Promise<Answer> {
  const { ChannelMessageWithSource: type } = InteractionResponseType;
  const { body } = content;
  try {
    await respond({ type, data: { ...body, flags: body.flags | flagsOf(secret) } });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return deferred(ticket, respond, api, secret);
  }
  return changeable(ticket, api, content, secret);
}

function changeable(ticket: Ticket, api: Api, shown: Message | undefined, secret: boolean): Answer {
  let message: string | undefined;
  let current = shown;
  let isSecret = secret;
  return {
    async show(content, wanted) {
      if (content === current) return;
      if (wanted === isSecret) {
        message = await api.edit(ticket, message ?? ORIGINAL, content);
      } else {
        // Whom a message is shown to never changes: it makes way for another one.
        await api.remove(ticket, message ?? ORIGINAL);
        isSecret = wanted;
        message = await api.followUp(ticket, content, flagsOf(wanted));
      }
      current = content;
    },
    async id() {
      message ??= await api.find(ticket, ORIGINAL);
      return message;
    },
  };
}

/** Discord's name for the message of the first response. */
const ORIGINAL = '@original';

function flagsOf(secret: boolean): number {
  return secret ? MessageFlags.Ephemeral : 0;
}
