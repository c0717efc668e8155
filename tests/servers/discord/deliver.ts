import { fixturesIn, type Live } from '../fixture.ts';
import type { DiscordServer } from './server.ts';
import type { Done } from './state.ts';

/** How something that was done gets to the bot. */
export type Deliver = (interaction: object, done: Done) => unknown;

/** Over the gateway, so many times. */
export function overGateway({ gateway }: DiscordServer, deliveries = 1): Deliver {
  return (interaction) => {
    for (let time = 0; time < deliveries; time += 1) gateway.emit('INTERACTION_CREATE', interaction);
  };
}

export const fixtures = fixturesIn('discord');

/** Delivers an interaction as it stands in its fixture. */
export function replay(server: DiscordServer, deliver: Deliver, name: string, live: Live = {}): Done {
  const { state, application } = server;
  const id = state.nextId();
  const token = `token-${id}`;
  const interaction = fixtures.read(name, { id, token, application, ...live });
  const done: Done = {
    id,
    token,
    type: interaction.type as number,
    channel: interaction.channel_id as string,
    born: Date.now(),
    on: live.message,
    followUps: [],
  };
  state.done.set(id, done);
  deliver(interaction, done);
  return done;
}
