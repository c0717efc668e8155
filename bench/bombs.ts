import { deflateSync } from 'node:zlib';

/** Small files that a careless decoder would unfold to gigabytes, or that say of themselves what is not true. */
export interface Bomb {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Every bomb; the first has 20,000×20,000 pixels in 48 KB. */
export function bombs(): readonly Bomb[] {
  const rows = (count: number, width: number) => Buffer.alloc(count * (1 + Math.ceil(width / 8)));
  return [
    { what: 'a PNG of 20,000×20,000 pixels', bytes: png(20_000, 20_000, rows(20_000, 20_000)) },
    { what: 'a PNG that claims 2³¹−1 pixels a side', bytes: png(2 ** 31 - 1, 2 ** 31 - 1, rows(1, 8)) },
    { what: 'a PNG without pixels', bytes: png(0, 0, rows(1, 8)) },
    { what: 'a PNG that claims 4,000×4,000 and holds one row', bytes: png(4000, 4000, rows(1, 4000)) },
    { what: 'a GIF whose frame is larger than its screen', bytes: gif([8, 8], [60_000, 60_000]) },
    { what: 'a GIF of 65,535×65,535 pixels', bytes: gif([65_535, 65_535], [1, 1]) },
    { what: 'a JPEG that claims 65,500×65,500 pixels', bytes: jpeg([65_500, 65_500]) },
    { what: 'a JPEG with a small header before a large one', bytes: jpeg([8, 8], [65_500, 65_500]) },
    { what: 'a WebP whose canvas is smaller than its frame', bytes: webp([8, 8], [16_383, 16_383]) },
    { what: 'a drawing that calls itself a GIF', bytes: Buffer.from(`GIF89a\n<svg width="99999"></svg>`) },
  ];
}

/** A PNG of one bit a pixel, with more chunks before its pixels where they are given. */
export function png(width: number, height: number, rows: Uint8Array, chunks: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG, with a checksum that agrees. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

type Size = readonly [width: number, height: number];

function gif(screen: Size, frame: Size): Buffer {
  const size = ([width, height]: Size) => [width & 255, width >> 8, height & 255, height >> 8];
  return Buffer.from([
    ...Buffer.from('GIF89a', 'latin1'),
    ...[...size(screen), 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    ...[0x2c, 0, 0, 0, 0, ...size(frame), 0, 2, 2, 0x4c, 1, 0, 0x3b],
  ]);
}

function jpeg(...sizes: readonly Size[]): Buffer {
  const frames = sizes.map(([width, height]) =>
    Buffer.from([
      ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ]),
  );
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...frames, Buffer.from([0xff, 0xd9])]);
}

function webp(canvas: Size, frame: Size): Buffer {
  const canvasSize = Buffer.alloc(10);
  canvasSize.writeUIntLE(canvas[0] - 1, 4, 3);
  canvasSize.writeUIntLE(canvas[1] - 1, 7, 3);
  const lossless = Buffer.alloc(6);
  lossless[0] = 0x2f;
  lossless.writeUInt32LE((frame[0] - 1) | ((frame[1] - 1) << 14), 1);
  const part = (name: string, data: Buffer) =>
    Buffer.concat([Buffer.from(name, 'latin1'), little(data.length), data]);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    part('VP8X', canvasSize),
    part('VP8L', lossless),
  ]);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), little(body.length), body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function little(value: number): Buffer {
  return uint32(value).reverse();
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
