import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DownloadOptions, download } from '../../src/platforms/download.ts';
import { UserError } from '../../src/user-error.ts';

/** Nobody may ever connect here. */
const visits: string[] = [];
const canary = createServer((incoming, response) => {
  visits.push(incoming.url ?? '');
  response.end('inside');
}).on('connection', () => visits.push('connection'));

/** The operator's own server, which a test fills with what it answers. */
let answer: (incoming: IncomingMessage, response: ServerResponse) => void;
const trusted = createServer((incoming, response) => answer(incoming, response));

const addressOf = (server: typeof canary) => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const origin = () => `http://${addressOf(trusted)}`;

beforeAll(async () => {
  for (const server of [canary, trusted]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
afterEach(() => expect(visits).toEqual([]));
afterAll(() => {
  for (const server of [canary, trusted]) {
    server.close();
    server.closeAllConnections();
  }
});

/** Every name leads inside. */
const inside: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

function fetched(url: string, options: Partial<DownloadOptions> = {}) {
  return download(url, { hosts: HOSTS, bytes: 1000, seconds: 10, lookup: inside, ...options });
}

async function refusal(url: string, options: Partial<DownloadOptions> = {}): Promise<string> {
  const error = await fetched(url, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

/** `CANARY` stands for the canary's address and port. */
const HOSTILE = [
  '',
  'cdn.discordapp.com/a.png',
  '//CANARY/a.png',
  'http://CANARY/a.png',
  'https://CANARY/a.png',
  'http://cdn.discordapp.com/a.png',
  'ftp://cdn.discordapp.com/a.png',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'blob:https://cdn.discordapp.com/1',
  'gopher://CANARY/_GET',
  'https://cdn.discordapp.com:8443/a.png',
  'https://cdn.discordapp.com:80/a.png',
  'https://user@cdn.discordapp.com/a.png',
  'https://user:word@cdn.discordapp.com/a.png',
  'https://:word@cdn.discordapp.com/a.png',
  'https://cdn.discordapp.com@CANARY/a.png',
  'https://cdn.discordapp.com:443@CANARY/a.png',
  'https://CANARY#@cdn.discordapp.com/a.png',
  'https://CANARY?@cdn.discordapp.com/a.png',
  'https://CANARY\\@cdn.discordapp.com/a.png',
  'https://CANARY/@cdn.discordapp.com/a.png',
  'https://cdn.discordapp.com.example.org/a.png',
  'https://cdn.discordapp.com.:443/a.png',
  'https://xcdn.discordapp.com/a.png',
  'https://sub.cdn.discordapp.com/a.png',
  'https://discordapp.com/a.png',
  'https://cdn.discordapp.co/a.png',
  'https://cdn.dіscordapp.com/a.png',
  'https://cdn%2ediscordapp.com%2f@CANARY/a.png',
  'https://localhost/a.png',
  'https://localhost.localdomain/a.png',
  'https://127.0.0.1/a.png',
  'https://127.1/a.png',
  'https://2130706433/a.png',
  'https://0x7f000001/a.png',
  'https://0177.0.0.1/a.png',
  'https://0/a.png',
  'https://[::1]/a.png',
  'https://[::ffff:127.0.0.1]/a.png',
  'https://[64:ff9b::7f00:1]/a.png',
  'https://[2002:7f00:1::]/a.png',
  'https://[fe80::1%25eth0]/a.png',
  'https://169.254.169.254/latest/meta-data/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://100.64.0.1/a.png',
  'https://10.0.0.1/a.png',
  'https://192.168.0.1/a.png',
  'https://172.17.0.1/a.png',
  'https://127.0.0.1.nip.io/a.png',
  'https://①②⑦.⓪.⓪.①/a.png',
];

describe('A hostile address', () => {
  it.each(HOSTILE)('%s is refused', async (url) => {
    const sentence = 'Files are only taken from cdn.discordapp.com and media.discordapp.net.';
    expect(await refusal(url.replace('CANARY', addressOf(canary)))).toBe(sentence);
  });

  it.each(HOSTILE.filter((url) => URL.canParse(url)))('%s is not followed to', async (url) => {
    const location = url.replace('CANARY', addressOf(canary));
    answer = (_, response) => response.writeHead(302, { location: encodeURI(location) }).end();
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toMatch(/only taken from/);
  });

  it('is refused when an allowed name leads inside', async () => {
    expect(await refusal('https://cdn.discordapp.com/a.png')).toMatch(/only taken from/);
  });

  it('is refused on the trusted machine at another port', async () => {
    expect(await refusal(`http://${addressOf(canary)}/`, { origin: origin() })).toMatch(/only taken from/);
  });
});

describe('A download', () => {
  it('brings the bytes, and its headers go along', async () => {
    answer = ({ headers }, response) => response.end(`for ${headers.authorization}`);
    const options = { origin: origin(), headers: { authorization: 'Bearer token' } };
    expect(Buffer.from(await fetched(`${origin()}/a.png`, options)).toString()).toBe('for Bearer token');
  });

  it('follows to another address of the same origin', async () => {
    answer = ({ url }, response) =>
      url === '/moved' ? response.end('here') : response.writeHead(301, { location: '/moved' }).end();
    const bytes = await fetched(`${origin()}/a.png`, { origin: origin() });
    expect(Buffer.from(bytes).toString()).toBe('here');
  });

  it('ends after a few redirects', async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    };
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toMatch(/one place to the next/);
    expect(asked).toBe(4);
  });

  it.each([401, 403, 404, 500])('says that the server answered %i', async (status) => {
    answer = (_, response) => response.writeHead(status).end('no');
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toContain(`answered ${status}`);
  });

  it('is refused from its declared length', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': 1001 }).write('a');
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toMatch(/larger than/);
  });

  it('is cut off where it grows beyond the limit, and the server notices', async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (_, response) => {
        response.on('close', resolve);
        const pour = () => {
          while (!response.destroyed && response.write('a'.repeat(100)));
          response.once('drain', pour);
        };
        pour();
      };
    });
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toMatch(/larger than/);
    await closed;
  });

  it('may be as large as the limit', async () => {
    answer = (_, response) => response.end('a'.repeat(1000));
    expect(await fetched(`${origin()}/a.png`, { origin: origin() })).toHaveLength(1000);
  });

  it('ends when its time is over, though bytes still trickle in', async () => {
    answer = (_, response) => response.write('a');
    const options = { origin: origin(), seconds: 0.2 };
    expect(await refusal(`${origin()}/a.png`, options)).toMatch(/did not arrive within 0.2 seconds/);
  });

  it('ends with the reason of its signal', async () => {
    const gone = new AbortController();
    answer = () => gone.abort(new Error('The asker left.'));
    const options = { origin: origin(), signal: gone.signal };
    await expect(fetched(`${origin()}/a.png`, options)).rejects.toThrow('The asker left.');
  });

  it('says that a server cannot be reached', async () => {
    answer = (_, response) => response.destroy();
    expect(await refusal(`${origin()}/a.png`, { origin: origin() })).toMatch(/cannot be reached/);
  });
});
