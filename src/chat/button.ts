import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Store } from '../store/store.ts';
import { asRequest } from './read-request.ts';
import type { Request } from './request.ts';

/** Requests as the ids of buttons: signed, so that nobody can make a button of their own. */
export interface Buttons {
  /** URL-safe text of at most `limit` characters; a request too long for it is kept in the store. */
  idOf(request: Request, limit: number): Promise<string>;
  /** Undefined for an id that was forged or altered, or whose request is kept no longer. */
  read(id: string): Promise<Request | undefined>;
}

/** Every program with the same key and store reads the same buttons. */
export function createButtons({
  key,
  requests,
}: {
  readonly key: Uint8Array;
  readonly requests: Store['requests'];
}): Buttons {
  const signer = new Uint8Array(hkdfSync('sha256', key, '', 'buttons', 32));
  const made = new LRUCache<Request, Made>({ max: MADE, ttl: HOUR });
  const idsOf = (request: Request): Made => {
    const known = made.get(request);
    if (known) return known;
    const ids: Made = { whole: signed(serialised(request), signer) };
    made.set(request, ids);
    return ids;
  };
  const keep = async (request: Request) => signed(`${STORED}${await requests.keep(request)}`, signer);
  return {
    async idOf(request, limit) {
      const ids = idsOf(request);
      if (ids.whole.length <= limit) return ids.whole;
      ids.short ??= keep(request);
      const short = await ids.short.catch((error) => {
        made.delete(request);
        throw error;
      });
      if (short.length > limit) throw new RangeError(`No button fits into ${limit} characters.`);
      return short;
    },
    async read(id) {
      const text = verified(id, signer);
      if (text === undefined) return undefined;
      if (!text.startsWith(STORED)) return deserialised(text);
      return asRequest(await requests.find(text.slice(STORED.length)));
    },
  };
}

/** An answer is shown more than once on its way, with the same requests in its buttons. */
interface Made {
  readonly whole: string;
  short?: Promise<string>;
}

const MADE = 1000;
const HOUR = 3_600_000;

/** How the text behind the signature is to be read. */
const STORED = 's';
const PLAIN = 'p';
const DEFLATED = 'd';

/** 96 bits of HMAC-SHA-256, as text. */
const SIGNATURE = 16;

function signed(text: string, key: Uint8Array): string {
  return `${signatureOf(text, key)}${text}`;
}

function verified(id: string, key: Uint8Array): string | undefined {
  const text = id.slice(SIGNATURE);
  const [given, right] = [id.slice(0, SIGNATURE), signatureOf(text, key)].map((sign) => Buffer.from(sign));
  return given!.length === right!.length && timingSafeEqual(given!, right!) ? text : undefined;
}

function signatureOf(text: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, SIGNATURE);
}

function serialised(request: Request): string {
  const plain = Buffer.from(JSON.stringify(compact(request)));
  const deflated = deflateRawSync(plain, { level: 9 });
  return deflated.length < plain.length
    ? `${DEFLATED}${deflated.toString('base64url')}`
    : `${PLAIN}${plain.toString('base64url')}`;
}

function deserialised(text: string): Request | undefined {
  const bytes = Buffer.from(text.slice(1), 'base64url');
  const plain = text.startsWith(DEFLATED) ? inflateRawSync(bytes) : bytes;
  return asRequest(expanded(JSON.parse(plain.toString())));
}

/** Without the names of what every request has. */
function compact(request: Request): readonly unknown[] {
  if ('command' in request) return [request.command, request.args];
  return request.previous ? [request.text, ...compact(request.previous)] : [request.text];
}

function expanded(values: readonly unknown[]): unknown {
  const [text, command, args] = values;
  if (values.length === 1) return { text };
  return values.length === 2 ? { command: text, args: command } : { text, previous: { command, args } };
}
