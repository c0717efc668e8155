import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebImage } from '../../../src/platforms/web/web-reply.ts';
import { replyOf, serve, wordsOf } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

describe('A picture in a Reply', () => {
  const pictureOf = async (width: number, at = server) => {
    const { blocks } = await replyOf(await at.run('pixels', { width }));
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
    const response = await server.get(url);
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
      const oldest = await pictureOf(50, small);
      expect((await small.get(oldest.url)).status).toBe(200);
      for (const width of [51, 52, 53, 54]) await pictureOf(width, small);
      expect((await small.get(oldest.url)).status).toBe(404);
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
  const send = async (bytes: Uint8Array) => server.post('/api/images', new Uint8Array(bytes));

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('may be %s, and a request can use it', async (format) => {
    const bytes = await picture(format);
    const response = await send(bytes);
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    const reply = await replyOf(await server.run('everything', { a: 'left', image: id }));
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

  it('is refused beyond 24 million pixels, from its header alone', async () => {
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
