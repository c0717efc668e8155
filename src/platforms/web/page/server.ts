import type { Completion } from '../../../chat/complete.ts';
import type { Field } from '../../../chat/fields.ts';
import type { Request } from '../../../chat/request.ts';
import { isUnfinished, type WebReply } from '../web-reply.ts';
import { readLines } from './ndjson.ts';

/** What the page knows of a command. */
export interface CommandInfo {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly fields: readonly Field[];
}

/** The connection broke before the answer was whole. */
export class Disconnected extends Error {}

/** What the server offers: commands, and the platforms as which it can show answers. */
export async function fetchOffers() {
  const response = await reach('/api/commands', {});
  return (await response.json()) as {
    readonly commands: readonly CommandInfo[];
    readonly views: readonly string[];
  };
}

/** What may be meant by a half-typed argument, the likeliest first. */
export async function fetchCompletions(
  {
    command,
    argument,
    typed,
  }: { readonly command: string; readonly argument: string; readonly typed: string },
  signal: AbortSignal,
): Promise<readonly Completion[]> {
  const query = new URLSearchParams({ argument, typed });
  const response = await reach(`/api/commands/${command}/completions?${query}`, { signal });
  return ((await response.json()) as { readonly completions: readonly Completion[] }).completions;
}

/**
 * Sends a request; each Reply replaces the one before, and has what the platform of that view would be sent. Rejects when the
 * last one is unfinished.
 */
export async function* ask(request: Request, view: string, signal: AbortSignal): AsyncGenerator<WebReply> {
  const response = await reach(`/api/chat?${new URLSearchParams({ view })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  let last: WebReply | undefined;
  for await (const value of connected(readLines(textOf(response)))) {
    last = value as WebReply;
    yield last;
  }
  if (!last || isUnfinished(last)) throw new Disconnected();
}

/** Hands a picture over; returns the name under which requests may use it. */
export async function sendImage(file: Blob): Promise<{ id: string } | { problem: string }> {
  const response = await reach('/api/images', {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  });
  const answer = (await response.json()) as { id: string } | WebReply;
  return 'id' in answer ? answer : { problem: wordsOf(answer) };
}

async function reach(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(path, options);
  } catch (error) {
    throw options.signal?.aborted ? error : new Disconnected();
  }
}

async function* textOf(response: Response): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    yield decoder.decode(part.value, { stream: true });
  }
}

async function* connected<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* values;
  } catch (error) {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Disconnected();
  }
}

function wordsOf({ blocks }: WebReply): string {
  return blocks.flatMap((block) => (block.type === 'text' ? block.paragraphs : [])).join(' ');
}
