import { DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { persistently } from '../persistently.ts';
import type { Message } from './message.ts';

/** Where an interaction is answered; the token is a secret for as long as it lives. */
export interface Ticket {
  readonly id: string;
  readonly application: string;
  readonly token: string;
  /** When Discord made it, in milliseconds since 1970. */
  readonly born: number;
}

/** The few calls to Discord's REST interface that answers take. Each waits for its rate limit and outlasts short failures. */
export interface Api {
  respond(ticket: Ticket, body: object): Promise<void>;
  /** Changes an answer; `message` is `@original` for the first one. Resolves to the message's id. */
  edit(ticket: Ticket, message: string, content: Message): Promise<string>;
  remove(ticket: Ticket, message: string): Promise<void>;
  followUp(ticket: Ticket, content: Message, flags: number): Promise<string>;
  /**
   * Sends a message to a channel: with one `nonce` (25 characters at most) it is there once, however often this is tried.
   * `question` is the message that it answers.
   */
  send(channel: string, nonce: string, content: Message, question?: string): Promise<string>;
  /** Resolves to the channel of the direct messages with a user. */
  directly(user: string): Promise<string>;
  change(channel: string, message: string, content: Message): Promise<void>;
  erase(channel: string, message: string): Promise<void>;
}

/** Milliseconds that Discord waits for the first response, less some for the way. */
const FIRST_RESPONSE = 2_800;
/** Milliseconds that an interaction's token lives, less some for the way. */
const TOKEN = 14.5 * 60_000;
/** Milliseconds for which a message's answer is tried: nobody waits longer. */
const PATIENCE = 5 * 60_000;

/** `apiUrl` is another API root than Discord's. */
export function createApi(token: string, apiUrl: string | undefined): Api {
  const rest = createRest(token, apiUrl);
  // Discord's limit of 50 calls a second is the bot's, and none of its interactions'.
  const interactions = createRest(token, apiUrl, Number.POSITIVE_INFINITY);
  const within = <T>(end: number, run: (signal: AbortSignal) => Promise<T>) =>
    persistently(run, end, isPassing);
  // What follows the first response, for as long as the interaction lives.
  const afterwards = <T>(born: number, run: (signal: AbortSignal) => Promise<T>) =>
    persistently(run, born + TOKEN, (error) => isPassing(error) || isEarly(error, born));
  const posted = async (sent: Promise<unknown>) => ((await sent) as { readonly id: string }).id;
  return {
    async respond({ id, token, born }, body) {
      let tries = 0;
      await within(born + FIRST_RESPONSE, async (signal) => {
        tries += 1;
        const sent = interactions.post(Routes.interactionCallback(id, token), { body, auth: false, signal });
        // A try whose answer got lost on the way may have arrived.
        await sent.catch((error) => {
          if (tries === 1 || codeOf(error) !== ALREADY_ACKNOWLEDGED) throw error;
        });
      });
    },
    edit: ({ application, token, born }, message, { body, files }) =>
      afterwards(born, (signal) => {
        const route = Routes.webhookMessage(application, token, message);
        return posted(interactions.patch(route, { body, files: [...files], auth: false, signal }));
      }),
    async remove({ application, token, born }, message) {
      await afterwards(born, (signal) =>
        interactions.delete(Routes.webhookMessage(application, token, message), { auth: false, signal }),
      );
    },
    followUp: ({ application, token, born }, { body, files }, flags) =>
      afterwards(born, (signal) => {
        const flagged = { ...body, flags: body.flags | flags };
        const query = new URLSearchParams({ wait: 'true' });
        const route = Routes.webhook(application, token);
        return posted(
          interactions.post(route, { body: flagged, files: [...files], auth: false, query, signal }),
        );
      }),
    send: (channel, nonce, { body, files }, question) =>
      within(Date.now() + PATIENCE, (signal) => {
        const once = { nonce, enforce_nonce: true };
        const reference = question && {
          message_reference: { message_id: question, fail_if_not_exists: false },
        };
        const whole = { ...body, ...once, ...reference };
        return posted(rest.post(Routes.channelMessages(channel), { body: whole, files: [...files], signal }));
      }),
    directly: (user) =>
      within(Date.now() + PATIENCE, (signal) =>
        posted(rest.post(Routes.userChannels(), { body: { recipient_id: user }, signal })),
      ),
    async change(channel, message, { body, files }) {
      await within(Date.now() + PATIENCE, (signal) =>
        rest.patch(Routes.channelMessage(channel, message), { body, files: [...files], signal }),
      );
    },
    async erase(channel, message) {
      await within(Date.now() + PATIENCE, (signal) =>
        rest.delete(Routes.channelMessage(channel, message), { signal }),
      );
    },
  };
}

/** Codes by which Discord says that something is not there, or was there before. */
const UNKNOWN_MESSAGE = 10008;
const UNKNOWN_WEBHOOK = 10015;
const UNKNOWN_INTERACTION = 10062;
const ALREADY_ACKNOWLEDGED = 40060;
const OVER = [UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED];

/** Nothing can be answered any more, and nothing is wrong with us: too late, answered by another copy, or deleted. */
export function isOver(error: unknown): boolean {
  return OVER.includes(codeOf(error) ?? 0);
}

/** Discord's codes for a channel that is not there, or in which the bot may not write. */
const CLOSED = [10003, 50001, 50007, 50013];

/** Whether the bot may not write where it was to. */
export function isClosed(error: unknown): boolean {
  return CLOSED.includes(codeOf(error) ?? 0);
}

/** Discord does not take what was sent, though it would take something else. */
export function isRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && !isOver(error);
}

function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}

/** Discord may see what follows before it has seen the response over HTTP that it belongs to. */
function isEarly(error: unknown, born: number): boolean {
  return codeOf(error) === UNKNOWN_WEBHOOK && Date.now() - born < FIRST_RESPONSE;
}

/** Whether trying again may help: Discord's own failure, or a connection that broke. */
function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'AbortError' || ('code' in error && /^(E[A-Z]+|UND_ERR_\w+)$/.test(String(error.code)))
  );
}

/** Milliseconds after which what is known of the limits of interactions that are over is dropped: each has limits of its own. */
const SWEEP = 10_000;

/** A client that waits rather than call more often in a second; `apiUrl` is another API root than Discord's. */
export function createRest(token: string, apiUrl: string | undefined, callsPerSecond = 50): REST {
  return new REST({
    version: '10',
    retries: 0,
    globalRequestsPerSecond: callsPerSecond,
    handlerSweepInterval: SWEEP,
    ...(apiUrl ? { api: apiUrl } : {}),
  }).setToken(token);
}
