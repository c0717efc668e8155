import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Files that users sent, by the digest of their bytes. In memory: the longest unused go first when the bound is reached. */
export interface Uploads {
  /** Keeps the bytes; equal bytes have equal ids: `upload:` and 32 hexadecimal digits. */
  keep(bytes: Uint8Array): string;
  find(id: string): Uint8Array | undefined;
}

/** Makes room for `bytes` bytes in all. A single file beyond that is not kept. */
export function createUploads({ bytes }: { readonly bytes: number }): Uploads {
  const files = new LRUCache<string, Uint8Array>({
    maxSize: bytes,
    sizeCalculation: (file) => Math.max(1, file.byteLength),
  });
  return {
    keep(file) {
      const id = `upload:${createHash('sha256').update(file).digest('hex').slice(0, 32)}`;
      files.set(id, file);
      return id;
    },
    find: (id) => files.get(id),
  };
}
