import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createResponseUrls } from './response-urls.ts';
import { createSocketMode } from './socket-mode.ts';
import { type Answer, type Call, type Method, webApi } from './web-api.ts';
import { createWorkspace } from './workspace.ts';

export const BOT_TOKEN = 'xoxb-1-local-token';
export const APP_TOKEN = 'xapp-1-local-token';

export type SlackServer = Awaited<ReturnType<typeof startSlack>>;

/** A Slack of one workspace on loopback: Web API, files, response_urls and Socket Mode. It refuses what Slack refuses. */
export async function startSlack(extra: Readonly<Record<string, Method>> = {}) {
  const workspace = createWorkspace();
  const calls: { readonly method: string; readonly call: Call }[] = [];
  const failing = new Map<string, { readonly times: number; readonly refusal?: string }>();
  const tokens = new Set([BOT_TOKEN]);
  const isBot = (authorization = '') => tokens.has(authorization.replace('Bearer ', ''));
  let origin = '';
  const urls = createResponseUrls(workspace, () => origin);
  const methods: Readonly<Record<string, Method>> = { ...webApi(workspace, () => origin), ...extra };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      workspace.complain(`The local Slack failed: ${error.stack}`);
      response.destroy();
    });
  });
  const socket = createSocketMode(server, workspace);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const [, room, rest = ''] = path.split('/');
    if (room === 'upload') return received(rest, body, response);
    if (room === 'response') {
      const fault = faultOf(room);
      if (fault) return fail(response, fault.refusal);
      return send(response, urls.use(rest, JSON.parse(String(body))), false);
    }
    if (room === 'files') return sendFile(rest, request, response);
    if (room !== 'api') return send(response, { ok: false, error: 'not_found' }, true, 404);
    calls.push({ method: rest, call: callOf(body) });
    const fault = faultOf(rest);
    if (fault) return fail(response, fault.refusal);
    const result = called(rest, request.headers.authorization, callOf(body));
    const { retryAfter } = result;
    if (retryAfter === undefined) return send(response, result);
    response.setHeader('retry-after', String(retryAfter));
    return send(response, result, true, 429);
  }

  function faultOf(method: string) {
    const fault = failing.get(method);
    if (!fault || fault.times === 0) return undefined;
    failing.set(method, { ...fault, times: fault.times - 1 });
    return fault;
  }

  function called(method: string, authorization: string | undefined, call: Call): Answer {
    if (extra[method]) return extra[method](call);
    if (method === 'apps.connections.open') {
      if (authorization !== `Bearer ${APP_TOKEN}`) return { ok: false, error: 'invalid_auth' };
      return { ok: true, url: `${origin.replace('http', 'ws')}/socket` };
    }
    if (!isBot(authorization)) return { ok: false, error: 'token_expired' };
    const known = methods[method];
    if (!known) workspace.complain(`The bot calls ${method}, which is not known here.`);
    return known?.(call) ?? { ok: false, error: 'unknown_method' };
  }

  function received(id: string, bytes: Uint8Array, response: ServerResponse): void {
    const file = workspace.files.get(id);
    if (file?.length !== bytes.byteLength) {
      send(response, { ok: false, error: 'length' }, true, 400);
      return;
    }
    workspace.files.set(id, { ...file, bytes });
    response.end(`OK - ${bytes.byteLength}`);
  }

  function sendFile(id: string, request: IncomingMessage, response: ServerResponse): void {
    if (!isBot(request.headers.authorization)) {
      response.writeHead(302, { location: '/login' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'image/png' }).end(workspace.files.get(id)?.bytes);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    workspace,
    socket,
    urls,
    /** The tokens that are taken; others have expired. */
    tokens,
    calls,
    origin,
    apiUrl: `${origin}/api/`,
    /** Lets the next calls of a method fail as if Slack were out of order; `response` stands for every response_url. */
    fail: (method: string, times: number) => failing.set(method, { times }),
    /** Lets Slack refuse the next calls of a method. */
    refuse: (method: string, refusal: string, times: number) => failing.set(method, { times, refusal }),
    async close() {
      socket.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function fail(response: ServerResponse, refusal: string | undefined): void {
  if (refusal === undefined) send(response, { ok: false, error: 'internal' }, true, 503);
  else send(response, { ok: false, error: refusal });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Arguments come as a form; lists and objects in it are JSON. */
function callOf(body: Buffer): Call {
  const fields = [...new URLSearchParams(String(body))];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}

function send(response: ServerResponse, body: Answer, whole = true, status = 200): void {
  const text = whole || !body.ok ? JSON.stringify(body) : 'ok';
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}
