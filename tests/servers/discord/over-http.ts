import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Deliver } from './deliver.ts';
import type { DiscordServer } from './server.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

/** What a bot is told by DISCORD_PUBLIC_KEY, as 64 hexadecimal digits. */
export const PUBLIC_KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

/** Seconds since 1970 as Discord sends them, some seconds from now. */
export function seconds(shift = 0): string {
  return String(Math.floor(Date.now() / 1000) + shift);
}

/** Discord's signature over a delivery. */
export function signed(timestamp: string, body: string, key: KeyObject = privateKey): string {
  return sign(null, Buffer.from(timestamp + body), key).toString('hex');
}

/** Where a bot takes deliveries, by what it wrote when it started. */
export function endpointOf(output: string): string {
  return `${/http:\/\/localhost:\d+/.exec(output)![0]}/discord/interactions`;
}

/** Delivers interactions to one of these addresses after the other; what comes back is their first response. */
export function overHttp(server: DiscordServer, endpoints: readonly string[]): Deliver {
  let turn = 0;
  return async (interaction, done) => {
    const body = JSON.stringify(interaction);
    const timestamp = seconds();
    const response = await fetch(endpoints[turn++ % endpoints.length]!, {
      method: 'POST',
      body,
      headers: { 'x-signature-timestamp': timestamp, 'x-signature-ed25519': signed(timestamp, body) },
    });
    if (response.status === 200) server.respond(done, (await response.json()) as object);
  };
}
