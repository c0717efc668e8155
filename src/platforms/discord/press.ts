import { type APIMessageComponentInteraction, InteractionResponseType, MessageFlags } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import { withDeadline } from '../../deadline.ts';
import type { Respond } from './answer.ts';
import { answerRequest, contentOf, LONGEST, repliesTo, ticketOf } from './ask.ts';
import { callerOf } from './caller.ts';
import type { Control } from './controls.ts';
import { deliver } from './deliver.ts';
import type { Surroundings } from './surroundings.ts';

/** Does what a button says. A message is changed by who asked for it; others are answered beside it. */
export async function pressed(
  interaction: APIMessageComponentInteraction,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  const control = await surroundings.controls.read(interaction.data.custom_id);
  if (!control) return whisper(respond, 'This button is too old. Please ask again.');
  switch (control.kind) {
    case 'ask':
      return answerRequest(interaction, respond, surroundings, {
        request: control.request,
        ...(isSecret(interaction) ? { secret: true } : {}),
      });
    case 'page':
      return turn(interaction, control, respond, surroundings);
    case 'delete':
      return remove(interaction, control, respond, surroundings);
    default:
      return control satisfies never;
  }
}

async function turn(
  interaction: APIMessageComponentInteraction,
  { request, page, asker }: Extract<Control, { kind: 'page' }>,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  const caller = callerOf(interaction);
  if (caller.user !== asker) {
    return answerRequest(interaction, respond, surroundings, { request, page, secret: true });
  }
  await respond({ type: InteractionResponseType.DeferredMessageUpdate });
  const removable = !isSecret(interaction);
  const bytes = interaction.attachment_size_limit;
  const show = async (reply: Reply) => {
    const content = await contentOf(reply, { surroundings, asker, page, removable, bytes, request });
    await surroundings.api.edit(ticketOf(interaction), '@original', content);
  };
  await withDeadline(LONGEST, (signal) =>
    deliver(finished(repliesTo({ request }, caller, surroundings, signal)), show),
  );
}

/** The page that is shown stays until the other one is there. */
async function* finished<T>(replies: AsyncIterable<T>): AsyncGenerator<T> {
  let last: { readonly reply: T } | undefined;
  for await (const reply of replies) last = { reply };
  if (last) yield last.reply;
}

async function remove(
  interaction: APIMessageComponentInteraction,
  { asker }: Extract<Control, { kind: 'delete' }>,
  respond: Respond,
  { api }: Surroundings,
): Promise<void> {
  const { user, moderator } = callerOf(interaction);
  if (user !== asker && !moderator) {
    return whisper(respond, 'Only who asked and moderators can delete this answer.');
  }
  await respond({ type: InteractionResponseType.DeferredMessageUpdate });
  await api.remove(ticketOf(interaction), '@original');
}

/** Says something to whoever pressed the button, and to nobody else. */
function whisper(respond: Respond, content: string): Promise<void> {
  return respond({
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
  });
}

function isSecret({ message }: APIMessageComponentInteraction): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}
