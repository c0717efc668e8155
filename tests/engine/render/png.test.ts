import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writePng } from '../../../src/engine/render/png.ts';
import { createRasters, type Raster } from '../../../src/engine/render/raster.ts';

const palette = Uint8Array.from({ length: 768 }, (_, i) => (i * 97 + (i >> 3)) & 255);

async function decode(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...info, data };
}

/** A raster with the memory that writing takes. */
function withRoom(raster: Raster): Raster {
  const pixels = new Uint8Array((raster.width + 1) * raster.height);
  pixels.set(raster.pixels);
  return { ...raster, pixels };
}

describe('the PNG writer', () => {
  it('writes pictures whose pixels come back as they were', async () => {
    const side = fc.integer({ min: 1, max: 40 });
    const picture = fc.tuple(side, side).chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pixels: fc.uint8Array({ minLength: width * height, maxLength: width * height }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(picture, async (raster) => {
        const decoded = await decode(writePng(withRoom(raster), palette));
        expect([decoded.width, decoded.height, decoded.channels]).toEqual([raster.width, raster.height, 3]);
        const expected = Array.from(raster.pixels, (index) => [
          ...palette.subarray(3 * index, 3 * index + 3),
        ]);
        expect([...decoded.data]).toEqual(expected.flat());
      }),
      { numRuns: 40 },
    );
  });

  it('writes one byte a pixel with a palette of 256 colours', () => {
    const raster = withRoom({ width: 2, height: 2, pixels: Uint8Array.of(0, 1, 2, 255) });
    const png = Buffer.from(writePng(raster, palette));
    expect([png[24], png[25]]).toEqual([8, 3]);
    expect(png.readUInt32BE(png.indexOf('PLTE') - 4)).toBe(768);
  });

  it('keeps pictures apart that share their memory', async () => {
    const rasterOf = createRasters();
    const first = rasterOf(30, 30);
    first.pixels.fill(7);
    const large = writePng(first, palette);
    const second = rasterOf(3, 2);
    second.pixels.set([1, 2, 3, 4, 5, 6]);
    const small = writePng(second, palette);
    expect(new Set((await decode(large)).data)).toEqual(new Set(palette.subarray(21, 24)));
    expect([...(await decode(small)).data]).toEqual([...palette.subarray(3, 21)]);
  });
});
