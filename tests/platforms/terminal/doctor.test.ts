import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runConv } from './run-conv.ts';

/** A Discord that knows no token. */
let refusing: Server;
beforeAll(async () => {
  refusing = createServer((incoming, response) => {
    incoming.resume();
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: '401: Unauthorized', code: 0 }));
  }).listen(0, '127.0.0.1');
  await once(refusing, 'listening');
});
afterAll(() => {
  refusing.close();
  refusing.closeAllConnections();
});

describe('conv doctor', () => {
  it('exits with 0 where there is nothing to mend', async () => {
    const { code, output } = await runConv(['doctor']);
    expect(output).toContain('Everything that is needed is here');
    expect(code).toBe(0);
  });

  it('exits with 2 where something is to be mended, and says how', async () => {
    const { port } = refusing.address() as AddressInfo;
    const variables = {
      DISCORD_TOKEN: 'a.wrong.token-that-is-long-enough-to-be-one',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
    };
    const { code, output, errors } = await runConv(['doctor'], { variables });
    expect(output + errors).toContain('Make a new token');
    expect(output + errors).not.toContain(variables.DISCORD_TOKEN);
    expect(code).toBe(2);
  });
});
