import { imageSize } from 'image-size';
import { UserError } from '../../user-error.ts';
import { grouped } from '../shape.ts';
import type { Pixels } from './pixels.ts';

/** The largest file, side and picture that is decoded. */
export const UPLOAD = { bytes: 10 * 2 ** 20, side: 8_000, pixels: 24_000_000 } as const;

const SEND = 'a PNG, JPEG, WebP or GIF of up to 10 MiB';
/** Larger sides are reduced while decoding: no network here looks at more. */
const KEPT = 1_024;
const FORMATS = ['png', 'jpg', 'webp', 'gif'];

/**
 * Decodes a picture that somebody sent: its first frame, upright, transparency on white. The header is read before
 * anything is decoded; throws UserError for what is no picture, is broken or is too large.
 */
export async function decodeUpload(bytes: Uint8Array): Promise<Pixels> {
  checkUpload(bytes);
  const sharp = await loadSharp();
  try {
    const image = sharp(bytes, { limitInputPixels: UPLOAD.pixels, failOn: 'error' });
    const grey = (await image.metadata()).space === 'b-w';
    const { data, info } = await image
      .rotate()
      .resize({ width: KEPT, height: KEPT, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace(grey ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, values: data };
  } catch (error) {
    throw new UserError({
      wrong: `The picture cannot be decoded (${reason(error)}): the file is broken or was cut off.`,
      write: SEND,
    });
  }
}

/** Looks at a file's size and header alone. Throws UserError for what is no picture or is too large. */
export function checkUpload(bytes: Uint8Array): void {
  if (bytes.length > UPLOAD.bytes) {
    throw new UserError({
      wrong: `The file has ${grouped(bytes.length)} bytes; at most ${grouped(UPLOAD.bytes)} (10 MiB) are read.`,
      write: SEND,
    });
  }
  const { width, height, type } = readHeader(bytes);
  if (!FORMATS.includes(type)) {
    throw new UserError({
      wrong: `The file is a picture of type ${type}, which is not read here.`,
      write: SEND,
    });
  }
  if (width > UPLOAD.side || height > UPLOAD.side || width * height > UPLOAD.pixels) {
    throw new UserError({
      wrong:
        `The picture has ${grouped(width)}×${grouped(height)} pixels; ` +
        `at most ${grouped(UPLOAD.side)} a side and ${grouped(UPLOAD.pixels)} in all are read.`,
      write: 'a smaller version of it: a network sees a few hundred pixels a side',
    });
  }
}

/** Only the decoders of the four formats: what merely looks like one of them reaches no other. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}`) });
  return sharp;
}

function readHeader(bytes: Uint8Array): { width: number; height: number; type: string } {
  try {
    const { width, height, type } = imageSize(bytes);
    return { width, height, type: type ?? 'unknown' };
  } catch {
    const size = bytes.length === 0 ? 'is empty' : `of ${grouped(bytes.length)} bytes is no picture`;
    throw new UserError({ wrong: `The file ${size}: its header was not recognised.`, write: SEND });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]!.trim() : String(error);
}
