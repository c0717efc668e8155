import { type APIInteraction, InteractionType } from 'discord.js';
import type { Respond } from './answer.ts';
import { isOver } from './api.ts';
import { answerInteraction } from './interactions.ts';
import type { Surroundings } from './surroundings.ts';

/** Answers an interaction once, however often and to however many copies it is delivered. Never rejects. */
export function take(
  interaction: APIInteraction,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  return surroundings.admit((bot) => answerOnce(interaction, respond, { ...surroundings, bot }));
}

async function answerOnce(
  interaction: APIInteraction,
  respond: Respond,
  surroundings: Surroundings,
): Promise<void> {
  const { store, onTrouble } = surroundings;
  try {
    const isTyping = interaction.type === InteractionType.ApplicationCommandAutocomplete;
    if (!isTyping && !(await store.deliveries.claim(`discord:${interaction.id}`))) return;
    await answerInteraction(interaction, respond, surroundings);
  } catch (error) {
    onTrouble(isOver(error) ? 'An answer came too late or twice' : 'An interaction was not answered', error);
  }
}
