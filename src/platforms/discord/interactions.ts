import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { complete } from '../../chat/complete.ts';
import type { Respond } from './answer.ts';
import { answerRequest } from './ask.ts';
import { PASTE } from './definitions.ts';
import { pasteForm, readForm } from './paste.ts';
import { pressed } from './press.ts';
import { readCommand, readTarget, subcommandOf } from './read-request.ts';
import type { Surroundings } from './surroundings.ts';

/** Answers whatever a user did with the bot's commands, buttons and forms, however Discord delivered it. */
export async function answerInteraction(
  interaction: APIInteraction,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return respond({ type: InteractionResponseType.Pong });
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(interaction, respond, surroundings);
    case InteractionType.ApplicationCommand:
      return answerCommand(interaction, respond, surroundings);
    case InteractionType.MessageComponent:
      return pressed(interaction, respond, surroundings);
    case InteractionType.ModalSubmit: {
      const form = readForm(interaction);
      if (form) await answerRequest(interaction, respond, surroundings, form);
      return;
    }
    default:
      return interaction satisfies never;
  }
}

async function answerCommand(
  interaction: APIApplicationCommandInteraction,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const message = readTarget(interaction as Parameters<typeof readTarget>[0]);
    return answerRequest(interaction, respond, surroundings, {
      request: { command: 'explain', args: { message } },
    });
  }
  if (data.type !== ApplicationCommandType.ChatInput) return;
  const asked = readCommand(interaction as Parameters<typeof readCommand>[0]);
  if (asked.request.command !== PASTE) return answerRequest(interaction, respond, surroundings, asked);
  const { command } = asked.request.args;
  const form = pasteForm(surroundings.bot.commands, command as string | undefined, asked.secret ?? false);
  await respond({ type: InteractionResponseType.Modal, data: form });
}

async function suggest(
  { data }: APIApplicationCommandAutocompleteInteraction,
  respond: Respond,
  { bot }: Surroundings,
): Promise<void> {
  const { name, options } = subcommandOf(data.options);
  const typed = options.find((option) => 'focused' in option && option.focused);
  const found = typed ? complete(bot.commands, name, typed.name, String(typed.value)) : [];
  await respond({
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: found.map(({ value, label }) => ({ name: label, value })) },
  });
}
