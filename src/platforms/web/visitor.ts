import { createHash, createHmac, type Hash, type Hmac, randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import ipaddr from 'ipaddr.js';
import type { Caller } from '../../chat/caller.ts';

/** Tells the visitors of the playground apart. */
export type Visitors = (context: Context) => Caller;

/**
 * Nobody signs in: a browser is known by the cookie that the page gave it, so that its points outlive a restart. A program
 * that has none, and every visitor for the limits, is known by the address: as a digest with a key of this process alone,
 * from which no address can be worked out. `X-Forwarded-For` is believed only where one of the trusted networks connects.
 */
export function createVisitors(trusted: readonly string[]): Visitors {
  const key = randomBytes(32);
  const networks = trusted.map(networkOf);
  return (context) => {
    const peer = getConnInfo(context).remote.address ?? '';
    const address = visitorAddress(peer, context.req.header('x-forwarded-for') ?? '', networks);
    const source = short(createHmac('sha256', key).update(sourceOf(address)));
    const cookie = cookieOf(context);
    return cookie === undefined
      ? { platform: 'web', user: source, anonymous: true, moderator: false }
      : { platform: 'web', user: short(createHash('sha256').update(cookie)), source, moderator: false };
  };
}

/** Gives a browser that comes for the first time a random name for itself. */
export function nameBrowser(context: Context): void {
  if (cookieOf(context) !== undefined) return;
  setCookie(context, COOKIE, randomBytes(16).toString('base64url'), {
    httpOnly: true,
    // A link from elsewhere must not make a stranger of a known visitor.
    sameSite: 'Lax',
    secure: new URL(context.req.url).protocol === 'https:',
    maxAge: 365 * 24 * 3600,
  });
}

/** What is shown as the user is a digest of it: whoever sees one cannot pass for the other. */
const COOKIE = 'visitor';

function cookieOf(context: Context): string | undefined {
  const value = getCookie(context, COOKIE);
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined;
}

function short(hash: Hash | Hmac): string {
  return hash.digest('base64url').slice(0, 16);
}

type Address = ReturnType<typeof ipaddr.process>;
type Network = readonly [address: Address, bits: number];

/** The last address in the chain of proxies that is not one of ours. */
function visitorAddress(peer: string, forwarded: string, networks: readonly Network[]): string {
  const chain = [...forwarded.split(',').map((part) => part.trim()), peer];
  while (chain.length > 1 && isWithin(chain.at(-1)!, networks) && ipaddr.isValid(chain.at(-2)!)) chain.pop();
  return chain.at(-1)!;
}

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.toByteArray().length * 8];
}

function isWithin(text: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

/** Of an IPv6 address the network, since one machine has as many addresses in it as it likes. */
function sourceOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  return address
    .toByteArray()
    .slice(0, address.kind() === 'ipv6' ? 8 : 4)
    .join('.');
}
