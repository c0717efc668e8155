import { connect } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { web } from '../../../src/platforms/web/adapter.ts';
import type { WebImage, WebReply } from '../../../src/platforms/web/web-reply.ts';
import { sampleBot } from './sample-bot.ts';
import { serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers });
const run = (name: string, args: unknown = {}) => post(`/api/commands/${name}`, JSON.stringify(args));
const replyOf = async (response: Response) => (await response.json()) as WebReply;
const wordsOf = ({ blocks }: WebReply) => JSON.stringify(blocks);

describe('A command over HTTP', () => {
  it('takes its arguments as JSON and returns the final Reply', async () => {
    const response = await run('everything', { a: 'left', b: 'right' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const reply = await replyOf(response);
    expect(reply.title).toBe('left against right');
    expect(reply.tone).toBe('answer');
    expect(reply.blocks.map(({ type }) => type)).toEqual([
      'table',
      'text',
      'text',
      'image',
      'code',
      'text',
      'actions',
    ]);
  });

  it('writes integers beyond 2^53 as strings', async () => {
    expect((await replyOf(await run('everything', { a: 'left' }))).data).toEqual({
      safe: 640,
      large: '1152921504606846976',
    });
  });

  it('answers a wrong spec with 422 and the message', async () => {
    const response = await run('wrong');
    expect(response.status).toBe(422);
    const reply = await replyOf(response);
    expect(reply.tone).toBe('mistake');
    expect(wordsOf(reply)).toContain('Conv2D knows no “kernal_size”.');
  });

  it('answers a missing argument with 422', async () => {
    expect((await run('everything')).status).toBe(422);
  });

  it('answers an overload with 503 and whole seconds to wait', async () => {
    const response = await run('busy');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3');
  });

  it('answers a bug with 500 and without its inside', async () => {
    const response = await run('broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(server.bugs).toHaveLength(1);
  });

  it('answers an unknown command with 404', async () => {
    const response = await run('evrything');
    expect(response.status).toBe(404);
    expect(wordsOf(await replyOf(response))).toContain('evrything');
  });

  it.each(['{', '[1]', '"text"', 'null', '17', 'a=1'])('answers the body %s with 400', async (body) => {
    const response = await post('/api/commands/everything', body);
    expect(response.status).toBe(400);
    expect((await replyOf(response)).tone).toBe('mistake');
  });

  it('answers a body beyond 1 MiB with 413', async () => {
    expect((await run('everything', { a: 'x'.repeat(2 ** 20) })).status).toBe(413);
  });

  it('stops the work when the caller leaves', async () => {
    const leave = new AbortController();
    const asked = fetch(`${server.url}/api/commands/endless`, {
      method: 'POST',
      body: '{}',
      signal: leave.signal,
    });
    setTimeout(() => leave.abort(), 100);
    await expect(asked).rejects.toThrow();
    await expect.poll(() => server.left).toContainEqual({ command: 'endless', args: {} });
  });
});

describe('The chat over HTTP', () => {
  const chat = (body: unknown) => post('/api/chat', JSON.stringify(body));
  const replies = async (response: Response) =>
    (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as WebReply);

  it.each([{ text: 'everything left vs right' }, { command: 'everything', args: { a: 'left', b: 'right' } }])(
    'streams each Reply to %j as a line',
    async (body) => {
      const response = await chat(body);
      expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
      const all = await replies(response);
      expect(all.map(({ tone }) => tone)).toEqual(['working', 'answer']);
      expect(all[1]!.title).toBe('left against right');
    },
  );

  it('sends a Reply while the work goes on, and stops the work when the visitor leaves', async () => {
    const leave = new AbortController();
    const response = await fetch(`${server.url}/api/chat`, {
      method: 'POST',
      body: '{"text":"endless"}',
      signal: leave.signal,
    });
    const first = await response.body!.getReader().read();
    expect(new TextDecoder().decode(first.value)).toContain('Working on and on');
    leave.abort();
    await expect.poll(() => server.left).toContainEqual({ text: 'endless' });
  });

  it('answers what it does not understand with a Reply', async () => {
    expect((await replies(await chat({ text: 'nonsense' })))[0]!.tone).toBe('mistake');
  });

  it.each([
    {},
    { text: 1 },
    { command: 'everything' },
    { command: 'everything', args: [] },
    { text: 'a', more: 1 },
  ])('answers the body %j with 400', async (body) => {
    expect((await chat(body)).status).toBe(400);
  });
});

describe('The registry over HTTP', () => {
  it('tells of each command what a form needs', async () => {
    const { commands } = (await (await get('/api/commands')).json()) as {
      commands: { name: string; fields: unknown[] }[];
    };
    const everything = commands.find(({ name }) => name === 'everything')!;
    expect(everything).toMatchObject({
      summary: 'Answers with one block of each kind.',
      examples: expect.any(Array),
    });
    expect(everything.fields).toContainEqual(
      expect.objectContaining({ name: 'weights', type: 'choice', choices: ['classic', 'random'] }),
    );
  });
});

describe('A picture in a Reply', () => {
  const pictureOf = async (width: number, at = run) => {
    const { blocks } = await replyOf(await at('pixels', { width }));
    return blocks.find((block): block is WebImage => block.type === 'image')!;
  };

  it('is served at an address made from its content, for ever', async () => {
    const { url, ...rest } = await pictureOf(40);
    expect(url).toMatch(/^\/images\/[0-9a-f]{64}\.png$/);
    expect(rest).toEqual({
      type: 'image',
      name: 'maps.png',
      alt: 'A bar 40 pixels wide',
      width: 40,
      height: 20,
    });
    const response = await get(url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await sharp(await response.arrayBuffer()).metadata()).width).toBe(40);
  });

  it('has the same address when it is the same, and another when it differs', async () => {
    const [one, same, other] = [await pictureOf(41), await pictureOf(41), await pictureOf(42)];
    expect(one.url).toBe(same.url);
    expect(one.url).not.toBe(other.url);
  });

  it('makes room for newer ones within the bound', async () => {
    const small = await serve({ pictureBytes: 300 });
    try {
      const there = (name: string, args: unknown) =>
        fetch(`${small.url}/api/commands/${name}`, { method: 'POST', body: JSON.stringify(args) });
      const oldest = await pictureOf(50, there);
      expect((await fetch(small.url + oldest.url)).status).toBe(200);
      for (const width of [51, 52, 53, 54]) await pictureOf(width, there);
      expect((await fetch(small.url + oldest.url)).status).toBe(404);
    } finally {
      await small.stop();
    }
  });
});

describe('An uploaded picture', () => {
  const picture = (format: 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff') =>
    sharp({ create: { width: 9, height: 7, channels: 3, background: 'red' } })
      .toFormat(format)
      .toBuffer();
  const send = async (bytes: Uint8Array) => post('/api/images', new Uint8Array(bytes));

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('may be %s, and a request can use it', async (format) => {
    const bytes = await picture(format);
    const response = await send(bytes);
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    const reply = await replyOf(await run('everything', { a: 'left', image: id }));
    expect(wordsOf(reply)).toContain(`your picture of ${bytes.byteLength} bytes`);
  });

  it('is refused in another format', async () => {
    expect((await send(await picture('tiff'))).status).toBe(422);
  });

  it.each([
    new Uint8Array(0),
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ])('is refused when it is none', async (bytes) => {
    expect((await send(bytes)).status).toBe(422);
  });

  it('is refused beyond 50 million pixels, from its header alone', async () => {
    const bytes = await picture('png');
    bytes.writeUInt32BE(20_000, 16);
    bytes.writeUInt32BE(20_000, 20);
    const response = await send(bytes);
    expect(response.status).toBe(422);
    expect(wordsOf(await replyOf(response))).toContain('20,000×20,000');
  });

  it('is refused beyond 10 MiB', async () => {
    expect((await send(new Uint8Array(10 * 2 ** 20 + 1))).status).toBe(413);
  });
});

describe('The page over HTTP', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/page.js', 'text/javascript; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('serves %s as %s, and not again while it is the same', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    const known = await get(path, { 'if-none-match': response.headers.get('etag')! });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
  });

  it('serves a shared link as the page', async () => {
    expect(await (await get('/?q=compare%20A%20vs%20B')).text()).toContain('<title>convbot');
  });

  it('runs no script and style but its own', async () => {
    const policy = (await get('/')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const page = await (await get('/')).text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it.each(['/', '/api/commands', '/images/none.png', '/nowhere'])(
    'sends %s with its type fixed',
    async (path) => {
      expect((await get(path)).headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/images/../../package.json',
    '/images/..%2f..%2fpackage.json',
    '/page/page.ts',
  ])('has nothing at %s', async (path) => {
    expect(await rawStatus(path)).toBe(404);
  });

  it('says that it is well', async () => {
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('takes no requests from the pages of other sites', async () => {
    const response = await post('/api/commands/everything', '{"a":"left"}', {
      'sec-fetch-site': 'cross-site',
    });
    expect(response.status).toBe(403);
  });
});

describe('The web platform', () => {
  it('ends open connections and takes no more when it is stopped', async () => {
    const own = await serve();
    const response = await fetch(`${own.url}/api/chat`, {
      method: 'POST',
      body: '{"text":"endless"}',
    });
    await own.stop();
    await expect(response.text()).rejects.toThrow();
    await expect(fetch(own.url)).rejects.toThrow();
    await expect.poll(() => own.left).toEqual([{ text: 'endless' }]);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const second = web({ port, uploads: server.uploads, page: 'dist/page' });
    await expect(second.start(sampleBot(server.uploads))).rejects.toThrow('EADDRINUSE');
  });
});

/** `fetch` tidies a path before it sends it; a socket does not. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('error', reject).on('end', () => resolve(Number(answer.split(' ')[1])));
  });
}
