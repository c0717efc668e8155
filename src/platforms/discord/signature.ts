import { createPublicKey, verify } from 'node:crypto';

/** What Discord signs a delivery with. */
export interface Signed {
  /** 128 hexadecimal digits. */
  readonly signature: string | undefined;
  /** Seconds since 1970. */
  readonly timestamp: string | undefined;
  /** The body as it arrived. */
  readonly body: string;
}

/** Seconds by which Discord's clock and ours may differ, the way included. */
const SKEW = 300;

/** Checks Ed25519 signatures over timestamp and body with the application's public key of 64 hexadecimal digits. */
export function createVerifier(publicKey: string, now = Date.now): (signed: Signed) => boolean {
  const key = createPublicKey({
    key: Buffer.concat([ED25519, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return ({ signature = '', timestamp = '', body }) => {
    if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now() / 1000 - Number(timestamp)) > SKEW) return false;
    return verify(null, Buffer.from(timestamp + body), key, Buffer.from(signature, 'hex'));
  };
}

/** What stands before a raw key in its standard form (RFC 8410). */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
