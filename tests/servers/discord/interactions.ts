import * as spec from 'discord-api-spec/zod';
import type { SentFile, SentMessage } from './check-message.ts';
import { createMessage, editMessage, loading } from './messages.ts';
import {
  alreadyAcknowledged,
  invalidBody,
  invalidToken,
  isRefusal,
  type Refusal,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import type { Done, Kept, State } from './state.ts';

/** Milliseconds that Discord waits for the first response, and that a token lives. */
const FIRST_RESPONSE = 3_000;
const TOKEN = 15 * 60_000;

const EPHEMERAL = 1 << 6;

/** The first responses that each kind of interaction takes, and what Discord's own description says of them. */
const RESPONSES: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};
const SCHEMAS: Readonly<Record<number, typeof spec.CreateMessageInteractionCallbackRequestSchema>> = {
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
};

interface Response {
  readonly type: number;
  readonly data?: SentMessage & { readonly custom_id?: string };
}

/** Takes the first response to an interaction, or says why not. */
export function respond(
  state: State,
  id: string,
  token: string,
  body: object,
  files: readonly SentFile[],
  now = Date.now(),
): Refusal | undefined {
  const done = state.done.get(id);
  if (!done || done.token !== token || now - done.born > FIRST_RESPONSE) return unknownInteraction;
  if (done.response) return alreadyAcknowledged;
  const response = body as Response;
  if (!RESPONSES[done.type]?.includes(response.type))
    return invalidBody(`response ${response.type} to interaction ${done.type}`);
  const parsed = SCHEMAS[response.type]?.safeParse(response);
  if (parsed && !parsed.success) return invalidBody(JSON.stringify(parsed.error?.issues.slice(0, 3)));
  const refusal = effect(state, done, response, files);
  if (refusal) return refusal;
  done.response = response as NonNullable<Done['response']>;
  return undefined;
}

function effect(
  state: State,
  done: Done,
  { type, data = {} }: Response,
  files: readonly SentFile[],
): Refusal | undefined {
  if (type === 6) done.original = done.on;
  if (type === 5) {
    const extra = (data.flags ?? 0) & ~EPHEMERAL;
    if (extra !== 0) return invalidBody('a deferred response takes the flag EPHEMERAL alone');
    const message = loading(state, done.channel, data.flags ?? 0);
    state.messages.set(message.id, message);
    done.original = message.id;
  }
  if (type === 4) {
    const message = createMessage(state, 'webhook', done.channel, data, files);
    if (isRefusal(message)) return message;
    message.flags |= (data.flags ?? 0) & EPHEMERAL;
    done.original = message.id;
  }
  return undefined;
}

/** The interaction that a token belongs to, as long as it lives. */
function byToken(state: State, token: string, now = Date.now()): Done | Refusal {
  const done = [...state.done.values()].find((candidate) => candidate.token === token);
  if (!done?.response) return unknownWebhook;
  return now - done.born > TOKEN ? invalidToken : done;
}

export function editAnswer(
  state: State,
  token: string,
  message: string,
  body: SentMessage,
  files: readonly SentFile[],
): Kept | Refusal {
  const done = byToken(state, token);
  if (isRefusal(done)) return done;
  const id = message === '@original' ? done.original : message;
  return id === undefined ? unknownMessage : editMessage(state, 'webhook-edit', id, body, files);
}

export function deleteAnswer(state: State, token: string, message: string): Refusal | undefined {
  const done = byToken(state, token);
  if (isRefusal(done)) return done;
  const id = message === '@original' ? done.original : message;
  if (id === undefined || !state.messages.delete(id)) return unknownMessage;
  if (id === done.original) done.original = undefined;
  return undefined;
}

/** A follow-up; while the answer is only deferred, it takes the answer's place. */
export function followUp(
  state: State,
  token: string,
  body: SentMessage,
  files: readonly SentFile[],
): Kept | Refusal {
  const done = byToken(state, token);
  if (isRefusal(done)) return done;
  const original = done.original === undefined ? undefined : state.messages.get(done.original);
  if (original?.isLoading) return editMessage(state, 'webhook', original.id, body, files);
  const message = createMessage(state, 'webhook', done.channel, body, files);
  if (isRefusal(message)) return message;
  message.flags |= (body.flags ?? 0) & EPHEMERAL;
  done.followUps.push(message.id);
  return message;
}
