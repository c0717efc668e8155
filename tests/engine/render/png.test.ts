import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createPngWriter } from '../../../src/engine/render/png.ts';

const palette = Uint8Array.from({ length: 768 }, (_, i) => (i * 97 + (i >> 3)) & 255);

async function decode(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...info, data };
}

describe('the PNG writer', () => {
  it('writes pictures whose pixels come back as they were', async () => {
    const write = createPngWriter();
    const side = fc.integer({ min: 1, max: 40 });
    const picture = fc.tuple(side, side).chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pixels: fc.uint8Array({ minLength: width * height, maxLength: width * height + 9 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(picture, async (raster) => {
        const decoded = await decode(write(raster, palette));
        expect([decoded.width, decoded.height, decoded.channels]).toEqual([raster.width, raster.height, 3]);
        const expected = Array.from(raster.pixels.subarray(0, raster.width * raster.height), (index) => [
          ...palette.subarray(3 * index, 3 * index + 3),
        ]);
        expect([...decoded.data]).toEqual(expected.flat());
      }),
      { numRuns: 40 },
    );
  });

  it('writes one byte a pixel with a palette of 256 colours', () => {
    const raster = { width: 2, height: 2, pixels: Uint8Array.of(0, 1, 2, 255) };
    const png = Buffer.from(createPngWriter()(raster, palette));
    expect([png[24], png[25]]).toEqual([8, 3]);
    expect(png.readUInt32BE(png.indexOf('PLTE') - 4)).toBe(768);
  });

  it('keeps pictures apart that share its buffers', async () => {
    const write = createPngWriter();
    const large = write({ width: 30, height: 30, pixels: new Uint8Array(900).fill(7) }, palette);
    const small = write({ width: 3, height: 2, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) }, palette);
    expect(new Set((await decode(large)).data)).toEqual(new Set(palette.subarray(21, 24)));
    expect([...(await decode(small)).data]).toEqual([...palette.subarray(3, 21)]);
  });
});
