import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chunk } from '../../../bench/bombs.ts';
import { decodeUpload, UPLOAD } from '../../../src/engine/compute/upload.ts';
import { UserError } from '../../../src/user-error.ts';
import { greyPng, plain } from './pictures.ts';

describe('an upload', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is decoded from %s', async (format) => {
    const bytes = await plain(20, 10, '#ff0000').toFormat(format).toBuffer();
    const { width, height, channels, values } = await decodeUpload(bytes);
    expect([width, height, channels]).toEqual([20, 10, 3]);
    expect(values[0]).toBeGreaterThan(250);
    expect(values[1]).toBeLessThan(5);
  });

  it('may be a single pixel', async () => {
    const { width, height, values } = await decodeUpload(await plain(1, 1, '#0a141e').png().toBuffer());
    expect([width, height, ...values]).toEqual([1, 1, 10, 20, 30]);
  });

  it('keeps one channel when it is grey', async () => {
    const { channels, values } = await decodeUpload(await greyPng(2, 1, (_, column) => 200 * column));
    expect([channels, ...values]).toEqual([1, 0, 200]);
  });

  it('is turned upright by its EXIF orientation', async () => {
    const bytes = await plain(30, 10, '#808080').jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height } = await decodeUpload(bytes);
    expect([width, height]).toEqual([10, 30]);
  });

  it('shows white where it is transparent', async () => {
    const clear = sharp({
      create: { width: 2, height: 2, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const { values } = await decodeUpload(await clear.png().toBuffer());
    expect([...values]).toEqual(Array(12).fill(255));
  });

  it('gives its first frame when it moves', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((colour) => plain(8, 8, colour).png().toBuffer()),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { height, values } = await decodeUpload(bytes);
    expect([height, values[0], values[2]]).toEqual([8, 255, 0]);
  });

  it('is reduced to a size that a network looks at', async () => {
    const { width, height } = await decodeUpload(await plain(3000, 1500, '#123456').jpeg().toBuffer());
    expect([width, height]).toEqual([1024, 512]);
  });
});

describe('a file that is refused', () => {
  const good = () => greyPng(64, 64, (row, column) => (row * 7 + column * 13) % 256);

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['a text', () => Buffer.from('These are words, and no picture at all.'), /no picture/],
    ['nothing', () => new Uint8Array(), /is empty/],
    [
      'a vector drawing',
      () => Buffer.from('<svg width="9" height="9" xmlns="http://www.w3.org/2000/svg"/>'),
      /svg/,
    ],
    ['a picture that was cut off', async () => (await good()).slice(0, 600), /cut off/],
    ['a header with nothing behind it', async () => (await good()).slice(0, 33), /cannot be decoded/],
    ['a header that tells another size', async () => withSize(await good(), 64, 640), /cannot be decoded/],
    ['more pixels than are read', async () => withSize(await good(), 7_000, 7_000), /7,000×7,000/],
    ['a longer side than is read', async () => withSize(await good(), 20_000, 1), /20,000×1/],
    ['more bytes than are read', () => new Uint8Array(UPLOAD.bytes + 1), /10,485,761 bytes/],
  ])('is %s', async (_, make, reason) => {
    const error = await decodeUpload(await make()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(reason);
    expect((error as UserError).mistakes[0]?.write).toBeTruthy();
  });
});

/** A PNG whose header claims another size, with a checksum that agrees. */
function withSize(picture: Uint8Array, width: number, height: number): Uint8Array {
  const header = Buffer.from(picture.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([picture.subarray(0, 8), chunk('IHDR', header), picture.subarray(33)]);
}
