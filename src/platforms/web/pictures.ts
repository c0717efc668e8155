import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** PNGs that replies point to, each at an address made from its content, so that it never changes. */
export interface Pictures {
  /** Returns the path at which the picture is served. */
  keep(png: Uint8Array): string;
  /** `name` is the last part of the path. */
  find(name: string): Uint8Array | undefined;
}

/** Keeps at most `bytes` of pictures; those that nobody asked for lately go first. */
export function createPictures(bytes: number): Pictures {
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: bytes,
    sizeCalculation: (png) => png.byteLength || 1,
  });
  return {
    keep(png) {
      const name = `${createHash('sha256').update(png).digest('hex')}.png`;
      kept.set(name, png);
      return `/images/${name}`;
    },
    find: (name) => kept.get(name),
  };
}
