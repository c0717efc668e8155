import { type Context, Hono } from 'hono';
import { checkCommands } from './check-commands.ts';
import type { SentMessage } from './check-message.ts';
import { deleteAnswer, editAnswer, followUp, respond } from './interactions.ts';
import { createMessage, editMessage, shown } from './messages.ts';
import { ADA, DIRECT } from './payloads.ts';
import { readBody } from './read-body.ts';
import { isRefusal, type Refusal, unauthorised, unknownMessage, unknownUser } from './refusal.ts';
import type { Kept, State } from './state.ts';

export interface RouteOptions {
  readonly state: State;
  readonly token: string;
  readonly application: string;
  readonly address: () => string;
  readonly changed: () => void;
}

/** Discord's REST interface, as far as a bot that answers needs it. */
export function apiRoutes(options: RouteOptions): Hono {
  const { state, token, application, address, changed } = options;
  const routes = new Hono();

  const answer = (context: Context, result: Kept | Refusal | object | undefined) => {
    if (result && isRefusal(result)) {
      state.refused.push(`${context.req.method} ${context.req.path}: ${result.code} ${result.message}`);
      return context.json({ code: result.code, message: result.message }, result.status as 400);
    }
    changed();
    return result === undefined
      ? context.body(null, 204)
      : context.json('isLoading' in result ? shown(result as Kept, address()) : result);
  };
  const asBot = (context: Context, run: () => object | undefined) =>
    answer(context, context.req.header('authorization') === `Bot ${token}` ? run() : unauthorised);

  routes.get('/gateway/bot', (context) =>
    asBot(context, () => ({
      url: `${address().replace('http', 'ws')}/gateway`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    })),
  );
  routes.get('/applications/@me', (context) => asBot(context, () => ({ id: application, name: 'convbot' })));
  routes.get('/users/@me', (context) => asBot(context, () => ({ id: application, username: 'convbot' })));
  routes.post('/users/@me/channels', async (context) => {
    const { recipient_id: user } = (await context.req.json()) as { readonly recipient_id: string };
    return asBot(context, () => (user === ADA.id ? { id: DIRECT.channel, type: DIRECT.kind } : unknownUser));
  });
  routes.post('/interactions/:id/:token/callback', async (context) => {
    const { id, token: given } = context.req.param();
    const { json, files } = await readBody(context);
    return answer(context, respond(state, id, given, json, files));
  });
  routes.patch('/webhooks/:app/:token/messages/:id', async (context) => {
    const { token: given, id } = context.req.param();
    const { json, files } = await readBody(context);
    return answer(context, editAnswer(state, given, id, json as SentMessage, files));
  });
  routes.delete('/webhooks/:app/:token/messages/:id', (context) => {
    const { token: given, id } = context.req.param();
    return answer(context, deleteAnswer(state, given, id));
  });
  routes.post('/webhooks/:app/:token', async (context) => {
    const { json, files } = await readBody(context);
    return answer(context, followUp(state, context.req.param('token'), json as SentMessage, files));
  });
  routes.post('/channels/:channel/messages', async (context) => {
    const { json, files } = await readBody(context);
    const { message_reference: reference, nonce } = json as {
      readonly message_reference?: { readonly message_id: string };
      readonly nonce?: string;
    };
    const more = { replyTo: reference?.message_id, nonce };
    return asBot(context, () =>
      createMessage(state, 'create', context.req.param('channel'), json as SentMessage, files, more),
    );
  });
  routes.patch('/channels/:channel/messages/:id', async (context) => {
    const { json, files } = await readBody(context);
    return asBot(context, () =>
      editMessage(state, 'edit', context.req.param('id'), json as SentMessage, files),
    );
  });
  routes.delete('/channels/:channel/messages/:id', (context) =>
    asBot(context, () => (state.messages.delete(context.req.param('id')) ? undefined : unknownMessage)),
  );
  for (const path of ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'] as const) {
    const scope = (context: Context) => context.req.param('guild') ?? 'global';
    routes.get(path, (context) => asBot(context, () => [...(state.commands.get(scope(context)) ?? [])]));
    routes.put(path, async (context) => {
      const commands = (await context.req.json()) as Record<string, unknown>[];
      return asBot(context, () => checkCommands(commands) ?? register(state, scope(context), commands));
    });
  }
  return routes;
}

/** What Discord adds to a command that is registered, the standards that nobody wrote included. */
function register(state: State, scope: string, commands: readonly Record<string, unknown>[]): object {
  const registered = commands.map((command) => ({
    id: state.nextId(),
    version: state.nextId(),
    default_member_permissions: null,
    nsfw: false,
    description: '',
    ...command,
  }));
  state.commands.set(scope, registered);
  return registered;
}
