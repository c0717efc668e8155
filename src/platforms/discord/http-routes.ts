import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord.js';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createVerifier } from './signature.ts';
import type { Surroundings } from './surroundings.ts';
import { take } from './taken.ts';

/** Where Discord delivers to: the “Interactions Endpoint URL” ends so. */
const INTERACTIONS = '/discord/interactions';

/** Deliveries are far smaller: forms have 20,000 characters at most. */
const BYTES = 2 ** 20;

/** Takes interactions over HTTP. Nothing is kept between two of them, so that any number of copies can take turns. */
export function httpRoutes(publicKey: string, surroundings: Surroundings): Hono {
  const isFromDiscord = createVerifier(publicKey);
  const routes = new Hono();
  routes.post(INTERACTIONS, bodyLimit({ maxSize: BYTES }), async (context) => {
    const body = await context.req.text();
    const signature = context.req.header('x-signature-ed25519');
    const timestamp = context.req.header('x-signature-timestamp');
    if (!isFromDiscord({ signature, timestamp, body })) return refused(context);
    const interaction = JSON.parse(body) as APIInteraction;
    if (interaction.type === InteractionType.Ping)
      return context.json({ type: InteractionResponseType.Pong });
    // A delivery that was overheard and is sent again has the same signature.
    if (!(await surroundings.store.deliveries.claim(`discord:signature:${signature}`)))
      return refused(context);
    return firstResponse(context, interaction, surroundings);
  });
  return routes;
}

/** The first response is the response to the delivery; everything later goes through the REST interface. */
function firstResponse(
  context: Context,
  interaction: APIInteraction,
  surroundings: Surroundings,
): Promise<Response> {
  return new Promise((resolve) => {
    const respond = async (body: object) => resolve(context.json(body));
    // What was answered before, or could not be, gets no response of its own.
    void take(interaction, respond, surroundings).then(() => resolve(context.body(null, 202)));
  });
}

function refused(context: Context): Response {
  return context.text('The signature is not one of Discord’s for this delivery.', 401);
}
