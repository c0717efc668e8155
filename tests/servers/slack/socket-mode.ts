import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Workspace } from './workspace.ts';

export interface Acknowledgement {
  /** What the acknowledgement carried: the mistakes in a form, for instance. */
  readonly payload: unknown;
  readonly milliseconds: number;
}

/** Socket Mode: envelopes over a WebSocket, each to be acknowledged within three seconds. */
export function createSocketMode(server: Server, workspace: Workspace) {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const acceptor = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/socket')) return socket.destroy();
    acceptor.handleUpgrade(request, socket, head, (opened) => {
      sockets.add(opened);
      opened.on('close', () => {
        sockets.delete(opened);
        workspace.changed();
      });
      opened.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data));
        waiting.get(id)?.(payload);
      });
      opened.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
      workspace.changed();
    });
  });
  return {
    connections: () => sockets.size,
    /** Sends an envelope and waits for its acknowledgement; over a socket to come, where none is open. */
    async send(
      type: string,
      payload: unknown,
      more: { readonly envelope?: string; readonly retry?: number } = {},
    ) {
      const [socket] = [await workspace.until(() => [...sockets].at(-1), 30)];
      const id = more.envelope ?? randomUUID();
      const sent = Date.now();
      const acknowledged = new Promise<Acknowledgement>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`A ${type} was not acknowledged within 3 s.`)), 3000);
        waiting.set(id, (answer) => {
          clearTimeout(late);
          waiting.delete(id);
          resolve({ payload: answer, milliseconds: Date.now() - sent });
        });
      });
      const retry = more.retry === undefined ? {} : { retry_attempt: more.retry, retry_reason: 'timeout' };
      socket.send(
        JSON.stringify({
          type,
          envelope_id: id,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...retry,
        }),
      );
      return acknowledged;
    },
    /** Tears the connections, without a word. */
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    /** Asks to connect again, as Slack does every few hours. */
    refresh() {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    close() {
      for (const socket of sockets) socket.terminate();
      acceptor.close();
    },
  };
}
