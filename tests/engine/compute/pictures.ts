import sharp from 'sharp';

/** A grey PNG whose pixel at (row, column) is `value(row, column)`, 0…255. */
export async function greyPng(
  width: number,
  height: number,
  value: (row: number, column: number) => number,
): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
    value(Math.floor(i / width), i % width),
  );
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

/** A colour picture of one colour, before it is encoded. */
export function plain(width: number, height: number, background: string) {
  return sharp({ create: { width, height, channels: 3, background } });
}
