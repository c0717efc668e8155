import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/**
 * An agent whose connections lead to public addresses only, whatever a name resolves to at the moment of connecting.
 * `lookup` is the system's unless told otherwise.
 */
export function createPublicAgent(lookup: LookupFunction = systemLookup as LookupFunction): Agent {
  const connect = buildConnector({ lookup: publicOnly(lookup) });
  return new Agent({
    connect(options, callback) {
      // An address that is written as such is connected to without a look-up.
      const literal = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) && !isPublicAddress(literal)) return callback(new NotPublic(options.hostname), null);
      return connect(options, callback);
    },
  });
}

/** The name of a host led to an address that is not public. */
export class NotPublic extends Error {
  constructor(host: string) {
    super(`${host} is not at a public address.`);
    this.name = 'NotPublic';
  }
}

/**
 * Whether an IPv4 or IPv6 address is one machine's on the public internet: not loopback, private, link-local, shared by a
 * carrier, multicast or reserved, and none of the forms of IPv6 that carry an IPv4 address inside.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 has been given out; the rest includes ::127.0.0.1 and prefixes of single networks.
  return parsed.kind() === 'ipv4' || parsed.toByteArray()[0]! >> 5 === 1;
}

function publicOnly(lookup: LookupFunction): LookupFunction {
  return (host, options, callback) => {
    lookup(host, options, (error, found, family) => {
      if (error) return callback(error, found, family);
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      // One address that leads inside is reason enough: nobody honest mixes them.
      if (addresses.length > 0 && addresses.every(isPublicAddress)) return callback(null, found, family);
      return callback(new NotPublic(host), found, family);
    });
  };
}
