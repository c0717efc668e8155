import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { bombs, chunk, png } from '../../../bench/bombs.ts';
import { decodeUpload, UPLOAD } from '../../../src/engine/compute/upload.ts';
import { UserError } from '../../../src/user-error.ts';
import { plain } from './pictures.ts';

const MEGABYTES = 50;

/** How far the process' memory ever rose beyond its earlier peak, in MB. */
async function peakOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.resourceUsage().maxRSS;
  await run();
  return (process.resourceUsage().maxRSS - before) / 1024;
}

/** So many MiB of zeros, compressed bit by bit: making them must not raise the peak. */
async function zeros(mebibytes: number): Promise<Buffer> {
  const one = Buffer.alloc(2 ** 20);
  return buffer(Readable.from(Array(mebibytes).fill(one)).pipe(createDeflate()));
}

const outcomeOf = (bytes: Uint8Array) => decodeUpload(bytes).catch((error: unknown) => error);

// The decoder itself is loaded before anything is measured.
beforeAll(async () => {
  await decodeUpload(await plain(64, 64, '#123456').png().toBuffer());
});

describe('A bomb', () => {
  const all = bombs();

  it('is small, or it would not be one', () => {
    expect(all[0]!.bytes.length).toBeLessThan(50_000);
  });

  it.each(all)('is refused in little memory: $what', async ({ bytes }) => {
    let outcome: unknown;
    const peak = await peakOf(async () => {
      outcome = await outcomeOf(bytes);
    });
    expect(outcome).toBeInstanceOf(UserError);
    expect(peak).toBeLessThan(MEGABYTES);
  });

  it.each(['zTXt', 'iCCP', 'iTXt'])('in a comment of a PNG (%s) unfolds to nothing', async (type) => {
    const flags = { zTXt: [0], iCCP: [0], iTXt: [1, 0, 0, 0] }[type]!;
    const words = await zeros(400);
    const comment = chunk(type, Buffer.concat([Buffer.from('a\0', 'latin1'), Buffer.from(flags), words]));
    const peak = await peakOf(() => outcomeOf(png(8, 8, Buffer.alloc(16), [comment])));
    expect(peak).toBeLessThan(MEGABYTES);
  });

  it('of very many frames is decoded as its first one', async () => {
    const frames = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        plain(200, 200, index % 2 === 0 ? '#ff0000' : '#0000ff')
          .png()
          .toBuffer(),
      ),
    );
    const animated = sharp(frames, { join: { animated: true } });
    for (const bytes of [await animated.clone().gif().toBuffer(), await animated.webp().toBuffer()]) {
      expect(await outcomeOf(bytes)).toMatchObject({ width: 200, height: 200 });
    }
  });
});

describe('A broken file', () => {
  const original = (format: 'png' | 'jpeg' | 'webp' | 'gif') =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#204060', noise: NOISE } })
      .toFormat(format)
      .toBuffer();
  const NOISE = { type: 'gaussian', mean: 128, sigma: 60 } as const;

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'is a picture within the limits or a mistake: %s, cut off and altered anywhere',
    async (format) => {
      const whole = await original(format);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
          async (length, changes) => {
            const bytes = Buffer.from(whole);
            for (const [place, value] of changes) bytes[place] = value;
            const outcome = await outcomeOf(bytes.subarray(0, length));
            if (outcome instanceof UserError) return;
            const { width, height } = outcome as { width: number; height: number };
            expect(width * height).toBeLessThanOrEqual(UPLOAD.pixels);
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});
