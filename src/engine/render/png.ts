import { constants, deflateSync } from 'node:zlib';
import type { Raster } from './raster.ts';

/**
 * Writes a palette PNG (W3C, Portable Network Graphics, third edition): 8 bits a pixel, a row that repeats the one above as
 * its difference from it. Takes the raster as its working memory: the pixels are gone afterwards.
 */
export function writePng(raster: Raster, palette: Uint8Array): Uint8Array {
  const filtered = filterRows(raster);
  return joined([
    SIGNATURE,
    chunk('IHDR', header(raster)),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(filtered, compression)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const PALETTE_COLOUR = 3;
const NONE = 0;
const UP = 2;

/** Figures are flat areas and repeated rows, which after the filter are runs: looking further back gains nothing. */
const compression = { level: 1, strategy: constants.Z_RLE, chunkSize: 1 << 18 };

/** Puts its filter's number before each row, from the last row to the first, so that none is overwritten before it was read. */
function filterRows({ width, height, pixels }: Raster): Uint8Array {
  const rows = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length);
  for (let row = height - 1; row >= 0; row--) {
    const start = row * width;
    const target = row * (width + 1);
    const repeats = row > 0 && rows.compare(rows, start - width, start, start, start + width) === 0;
    if (repeats) rows.fill(0, target + 1, target + 1 + width);
    else rows.copyWithin(target + 1, start, start + width);
    rows[target] = repeats ? UP : NONE;
  }
  return rows.subarray(0, (width + 1) * height);
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
  for (let at = 0; at < bytes.length; at++) crc = crcTable[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
