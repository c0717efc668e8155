import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import { type Bot, finalReply } from '../../chat/bot.ts';
import { complete } from '../../chat/complete.ts';
import { fieldsOf } from '../../chat/fields.ts';
import { type Limits, TooOften } from '../../chat/limits.ts';
import { mistakeReply, tooOftenReply } from '../../chat/mistake.ts';
import type { Request } from '../../chat/request.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { View } from '../../chat/view.ts';
import { UserError } from '../../user-error.ts';
import type { Views } from './adapter.ts';
import type { Pictures } from './pictures.ts';
import { readArguments, readChat } from './read-request.ts';
import type { Visitors } from './visitor.ts';
import { refuse, sendReply, writeReply, writeViewed } from './write-reply.ts';

const MEBIBYTE = 2 ** 20;

/** What answers at the addresses of the interface. */
export interface ApiServer {
  readonly bot: Bot;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
  readonly views: Views;
  readonly visitors: Visitors;
  /** How much a visitor may send; without them, as much as they like. */
  readonly limits?: Limits | undefined;
}

/** What programs and the page's script call. */
export function apiRoutes(server: ApiServer): Hono {
  const { bot, uploads, pictures, visitors } = server;
  const routes = new Hono();
  routes.get('/commands', (context) =>
    context.json({ commands: bot.commands.map(describe), views: Object.keys(server.views) }),
  );
  routes.get('/commands/:name/completions', (context) => {
    const { argument = '', typed = '' } = context.req.query();
    return context.json({ completions: complete(bot.commands, context.req.param('name'), argument, typed) });
  });
  routes.post('/commands/:name', limit(1), async (context) => {
    const name = context.req.param('name');
    if (!bot.commands.some((command) => command.name === name)) {
      return refuse(context, 404, `There is no command “${name}”. GET /api/commands lists them.`);
    }
    const request = readArguments(name, await context.req.text());
    if (!request)
      return refuse(context, 400, 'The body is not a JSON object with the arguments of the command.');
    const asking = { caller: visitors(context), signal: context.req.raw.signal };
    return sendReply(context, await finalReply(bot.answer(request, asking)), pictures);
  });
  routes.post('/chat', limit(1), async (context) => {
    const request = readChat(await context.req.text());
    if (!request)
      return refuse(context, 400, 'The body is neither {"text": …} nor {"command": …, "args": {…}} as JSON.');
    const name = context.req.query('view') ?? '';
    const view = Object.hasOwn(server.views, name) ? await server.views[name]!() : undefined;
    return sendReplies(context, request, server, view);
  });
  routes.post('/images', limit(10), async (context) => {
    try {
      await server.limits?.take(visitors(context));
      const id = uploads.keep(new Uint8Array(await context.req.arrayBuffer()));
      return context.json({ id }, 201);
    } catch (error) {
      if (error instanceof UserError) return sendReply(context, mistakeReply(error), pictures);
      if (error instanceof TooOften) return sendReply(context, tooOftenReply(error), pictures);
      throw error;
    }
  });
  return routes;
}

function describe(command: Bot['commands'][number]) {
  const { name, summary, examples } = command;
  return { name, summary, examples, fields: fieldsOf(command) };
}

/** Each Reply as soon as it is there, a line of JSON each; a visitor who leaves stops the work. */
function sendReplies(
  context: Context,
  request: Request,
  { bot, pictures, visitors }: ApiServer,
  view: View | undefined,
): Response {
  const caller = visitors(context);
  context.header('content-type', 'application/x-ndjson; charset=utf-8');
  context.header('cache-control', 'no-store');
  context.header('x-accel-buffering', 'no');
  return stream(context, async (body) => {
    const gone = new AbortController();
    body.onAbort(() => gone.abort());
    for await (const reply of bot.answer(request, { caller, signal: gone.signal })) {
      if (gone.signal.aborted) return;
      await body.writeln(view ? await writeViewed(reply, pictures, view) : writeReply(reply, pictures));
    }
  });
}

function limit(mebibytes: number) {
  return bodyLimit({
    maxSize: mebibytes * MEBIBYTE,
    onError(context) {
      // The rest of the body stays unread, so no other request can follow on this connection.
      context.header('connection', 'close');
      return refuse(context, 413, `At most ${mebibytes} MiB can be sent here.`);
    },
  });
}
