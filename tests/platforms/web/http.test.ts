import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from '../../../src/door.ts';
import { serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

describe('The page over HTTP', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/page.js', 'text/javascript; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('serves %s as %s, and not again while it is the same', async (path, type) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    const known = await server.get(path, { 'if-none-match': response.headers.get('etag')! });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
  });

  it('serves a shared link as the page', async () => {
    expect(await (await server.get('/?q=compare%20A%20vs%20B')).text()).toContain('<title>convbot');
  });

  it('runs no script and style but its own', async () => {
    const policy = (await server.get('/')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const page = await (await server.get('/')).text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it.each(['/', '/api/commands', '/images/none.png', '/nowhere'])(
    'sends %s with its type fixed',
    async (path) => {
      expect((await server.get(path)).headers.get('x-content-type-options')).toBe('nosniff');
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

  it('takes no requests from the pages of other sites', async () => {
    const response = await server.post('/api/commands/everything', '{"a":"left"}', {
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
    const second = openDoor(new Hono(), { port, host: '127.0.0.1' });
    await expect(second).rejects.toThrow(`Port ${port} is taken`);
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
