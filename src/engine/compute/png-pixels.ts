import { inflateSync } from 'node:zlib';
import type { Pixels } from './pixels.ts';

/**
 * Reads the PNGs that ship with the project: 8 bits, grey or RGB, not interlaced. The full decoder takes longer to
 * load than a whole figure takes to draw, and is only needed for what people upload.
 */
export function decodePng(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, colour, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (colour !== 0 && colour !== 2) || interlaced !== 0) {
    throw new Error('A built-in image must be an 8-bit grey or RGB PNG without interlacing.');
  }
  const channels = colour === 0 ? 1 : 3;
  const rows = inflateSync(Buffer.concat(dataChunks(png)));
  return { width, height, channels, values: unfilter(rows, height, width * channels, channels) };
}

function dataChunks(png: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** Each row begins with the number of the filter that was applied to it (PNG specification, section 9). */
function unfilter(rows: Buffer, height: number, stride: number, step: number): Uint8Array {
  const out = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i >= step ? out[at - step]! : 0;
      const above = row > 0 ? out[at - stride]! : 0;
      const corner = i >= step && row > 0 ? out[at - stride - step]! : 0;
      out[at] = rows[row * (stride + 1) + 1 + i]! + predict(filter, left, above, corner);
    }
  }
  return out;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
