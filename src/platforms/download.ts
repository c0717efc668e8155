import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { UserError } from '../user-error.ts';
import { createPublicAgent, NotPublic } from './public-address.ts';

export interface DownloadOptions {
  /** The hosts that files are taken from: exact names, over https on its standard port. */
  readonly hosts: readonly string[];
  /** One more place that is trusted as it is, such as an API root that the operator set: `http://localhost:8080`. */
  readonly origin?: string | undefined;
  /** Sent to the origin of `url` alone, never to where it redirects: a token, for instance. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The largest file that is taken, in bytes. */
  readonly bytes: number;
  /** How long all of it may take. */
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
  /** How names become addresses; the system's way unless told otherwise. */
  readonly lookup?: LookupFunction;
}

/**
 * Fetches a file that a user attached. Throws UserError where the address is not one of the hosts', leads inside the
 * operator's network, or what is there is too large, too slow or not to be had; `signal`'s reason when it is aborted.
 */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array> {
  const deadline = AbortSignal.timeout(options.seconds * 1000);
  const signal = AbortSignal.any([deadline, ...(options.signal ? [options.signal] : [])]);
  // The origin is the operator's own choice and may well be inside; nothing else may.
  const agents = { trusted: new Agent(), open: createPublicAgent(options.lookup) };
  try {
    return await follow(checked(url, options), { options, agents, signal });
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw explained(error, deadline.aborted, options);
  } finally {
    await Promise.all([agents.trusted.destroy(), agents.open.destroy()]);
  }
}

interface Journey {
  readonly options: DownloadOptions;
  readonly agents: { readonly trusted: Agent; readonly open: Agent };
  readonly signal: AbortSignal;
}

const REDIRECTS = 3;

async function follow(first: URL, journey: Journey): Promise<Uint8Array> {
  let url = first;
  for (let step = 0; step <= REDIRECTS; step += 1) {
    const response = await get(url, url.origin === first.origin, journey);
    const { location } = response.headers;
    if (response.statusCode < 300 || response.statusCode >= 400 || typeof location !== 'string') {
      return read(response, journey.options);
    }
    discard(response.body);
    url = checked(location, journey.options, url);
  }
  throw unavailable('its address only leads from one place to the next');
}

function get(url: URL, isFirst: boolean, { options, agents, signal }: Journey) {
  const dispatcher = isTrusted(url, options) ? agents.trusted : agents.open;
  // What is compressed could unfold to any size.
  const headers = { ...(isFirst ? options.headers : {}), 'accept-encoding': 'identity' };
  return request(url, { dispatcher, headers, signal });
}

function checked(address: string, options: DownloadOptions, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  const isPlain = url && url.username === '' && url.password === '';
  if (isPlain && isTrusted(url, options)) return url;
  if (isPlain && url.protocol === 'https:' && url.port === '' && options.hosts.includes(url.hostname)) {
    return url;
  }
  throw notOurs(options);
}

function isTrusted(url: URL, { origin }: DownloadOptions): boolean {
  return origin !== undefined && url.origin === new URL(origin).origin;
}

async function read(response: Dispatcher.ResponseData, { bytes }: DownloadOptions): Promise<Uint8Array> {
  const { statusCode, headers, body } = response;
  if (statusCode !== 200) {
    discard(body);
    throw unavailable(`the server that keeps it answered ${statusCode}`);
  }
  if (Number(headers['content-length']) > bytes) {
    discard(body);
    throw tooLarge(bytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection: no server can go on sending.
    if (size > bytes) throw tooLarge(bytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Without a listener the end of a body that nobody reads would end the program. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {}).destroy();
}

function explained(error: unknown, isLate: boolean, options: DownloadOptions): unknown {
  if (error instanceof UserError) return error;
  if (isLate) return unavailable(`it did not arrive within ${options.seconds} seconds`);
  if (error instanceof NotPublic) return notOurs(options);
  return unavailable('the server that keeps it cannot be reached');
}

function notOurs({ hosts }: DownloadOptions): UserError {
  return new UserError({
    wrong: `Files are only taken from ${hosts.join(' and ')}.`,
    write: 'the request again, with the picture attached to it',
  });
}

function tooLarge(bytes: number): UserError {
  const limit = (bytes / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 1 });
  return new UserError({
    wrong: `The file is larger than ${limit} MiB, the most that is read.`,
    write: 'a smaller version of it: a network sees a few hundred pixels a side',
  });
}

function unavailable(reason: string): UserError {
  return new UserError({
    wrong: `The file could not be fetched: ${reason}.`,
    write: 'the request again, with the picture attached once more',
  });
}
