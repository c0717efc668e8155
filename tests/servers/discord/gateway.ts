import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a bot does not need, and would need Discord's permission for. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

interface Packet {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

/** A bot's session: it outlives its connection, and what happens meanwhile is delivered when it is resumed. */
interface Session {
  readonly id: string;
  socket: WebSocket | undefined;
  readonly events: Packet[];
}

export interface Gateway {
  /** Delivers an event to every session. */
  emit(type: string, data: unknown): void;
  /** Resolves when a bot is connected and ready, at once if one is. */
  ready(): Promise<void>;
  /** How often bots identified and resumed. */
  readonly counts: { identified: number; resumed: number };
  /** Ends all connections without a word. */
  drop(): void;
  /** Asks all bots to connect again. */
  askToReconnect(): void;
  /** Tells all bots that their session is no longer valid. */
  invalidate(): void;
  close(): void;
}

export interface GatewayOptions {
  readonly server: Server;
  readonly token: string;
  readonly user: { readonly id: string };
  readonly url: () => string;
}

export function createGateway({ server, token, user, url }: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions = new Map<string, Session>();
  const waiting: (() => void)[] = [];
  const counts = { identified: 0, resumed: 0 };
  let number = 0;

  sockets.on('connection', (socket) => {
    socket.on('message', (data) => receive(socket, JSON.parse(String(data)) as Packet));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
    });
    send(socket, { op: 10, d: { heartbeat_interval: 41_250 } });
  });

  function receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === 1) send(socket, { op: 11 });
    else if (op === 2) identify(socket, d as { readonly token: string; readonly intents: number });
    else if (op === 6)
      resume(socket, d as { readonly token: string; readonly session_id: string; readonly seq: number });
  }

  function identify(
    socket: WebSocket,
    { token: given, intents }: { readonly token: string; readonly intents: number },
  ): void {
    const refusal = given !== token ? 4004 : intents & PRIVILEGED ? 4014 : undefined;
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    counts.identified += 1;
    number += 1;
    const session: Session = { id: `session-${number}`, socket, events: [] };
    sessions.set(session.id, session);
    const ready = {
      v: 10,
      user,
      guilds: [],
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: user.id, flags: 0 },
    };
    dispatch(session, 'READY', ready);
    for (const resolve of waiting.splice(0)) resolve();
  }

  function resume(
    socket: WebSocket,
    { session_id: id, seq }: { readonly session_id: string; readonly seq: number },
  ): void {
    const session = sessions.get(id);
    if (!session) {
      send(socket, { op: 9, d: false });
      return;
    }
    counts.resumed += 1;
    session.socket = socket;
    for (const event of session.events.slice(seq)) send(socket, event);
    dispatch(session, 'RESUMED', {});
    for (const resolve of waiting.splice(0)) resolve();
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    const event: Packet = { op: 0, t, d, s: session.events.length + 1 };
    session.events.push(event);
    if (session.socket) send(session.socket, event);
  }

  const connected = () => [...sessions.values()].flatMap(({ socket }) => (socket ? [socket] : []));
  return {
    counts,
    emit(type, data) {
      for (const session of sessions.values()) dispatch(session, type, data);
    },
    ready: () =>
      connected().length > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    drop() {
      for (const socket of connected()) socket.terminate();
    },
    askToReconnect() {
      for (const socket of connected()) send(socket, { op: 7 });
    },
    invalidate() {
      for (const socket of connected()) send(socket, { op: 9, d: false });
      sessions.clear();
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function send(socket: WebSocket, packet: Packet): void {
  socket.send(JSON.stringify({ t: null, s: null, d: null, ...packet }));
}
