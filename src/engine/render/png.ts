import { constants, deflateSync } from 'node:zlib';
import { type Raster, reusable } from './raster.ts';

/** Writes palette PNGs (W3C, Portable Network Graphics, third edition): 8 bits a pixel, every row as its difference from the one above. */
export function createPngWriter(): (raster: Raster, palette: Uint8Array) => Uint8Array {
  const buffer = reusable();
  return (raster, palette) => {
    const filtered = buffer((raster.width + 1) * raster.height);
    const length = filterUp(raster, filtered);
    const compressed = deflateSync(filtered.subarray(0, length), compression);
    return joined([
      SIGNATURE,
      chunk('IHDR', header(raster)),
      chunk('PLTE', palette),
      chunk('IDAT', compressed),
      chunk('IEND', new Uint8Array(0)),
    ]);
  };
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const PALETTE_COLOUR = 3;
const UP = 2;

/** Figures are flat areas and repeated rows, which after the filter are runs of zeros: looking further back gains nothing. */
const compression = { level: 1, strategy: constants.Z_RLE, chunkSize: 1 << 18 };

/** Writes each row with its filter's number before it, and gives the number of bytes. */
function filterUp({ width, height, pixels }: Raster, filtered: Uint8Array): number {
  const rows = Buffer.from(pixels.buffer, pixels.byteOffset, width * height);
  let at = 0;
  for (let start = 0; start < width * height; start += width) {
    filtered[at++] = UP;
    if (start === 0) filtered.set(rows.subarray(0, width), at);
    else if (rows.compare(rows, start - width, start, start, start + width) === 0)
      filtered.fill(0, at, at + width);
    else subtractAbove(pixels, start, width, filtered, at);
    at += width;
  }
  return at;
}

function subtractAbove(
  pixels: Uint8Array,
  start: number,
  width: number,
  target: Uint8Array,
  at: number,
): void {
  const above = start - width;
  for (let i = 0; i < width; i++) target[at + i] = pixels[start + i]! - pixels[above + i]!;
}

/** In memory of its own, as what is sent to another process should be. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function header({ width, height }: Raster): Uint8Array {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  data[9] = PALETTE_COLOUR;
  return data;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
