import { LRUCache } from 'lru-cache';
import { builtIn, builtInPixels } from './built-in.ts';
import type { ImageSource, Pixels } from './pixels.ts';
import { decodeUpload } from './upload.ts';

/** An image, decoded. */
export interface Picture {
  /** The same for the same image, in every process. */
  readonly id: string;
  /** What it shows: `a handwritten 7`; `your picture` for an upload. */
  readonly title: string;
  readonly pixels: Pixels;
}

const uploads = new LRUCache<string, Pixels>({
  maxSize: 32_000_000,
  sizeCalculation: ({ values }) => values.byteLength,
});

/** Loads a built-in image, or decodes an upload; throws UserError for what is none. */
export async function loadImage(source: ImageSource): Promise<Picture> {
  if ('name' in source) {
    const image = builtIn(source.name);
    return { id: image.name, title: image.title, pixels: await builtInPixels(image) };
  }
  // Loaded for uploads alone: it would take a hundredth of a second of every child's start.
  const { createHash } = await import('node:crypto');
  const id = createHash('sha256').update(source.bytes).digest('hex');
  const pixels = uploads.get(id) ?? (await decodeUpload(source.bytes));
  uploads.set(id, pixels);
  return { id, title: 'your picture', pixels };
}
