import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Files that users sent, by the digest of their bytes. In memory: the longest unused go first when the bound is reached. */
export interface Uploads {
  /**
   * Keeps the bytes; equal bytes have equal ids: `upload:` and 32 hexadecimal digits. Throws UserError for what is no
   * picture that can be read.
   */
  keep(bytes: Uint8Array): string;
  find(id: string): Uint8Array | undefined;
}

export interface UploadsOptions {
  /** Room for this many bytes in all. A single file beyond that is not kept. */
  readonly bytes: number;
  /** Looks at a file's header and throws UserError where it cannot be read; without it every file is kept. */
  readonly check?: (file: Uint8Array) => void;
}

/** Makes room for files in memory. */
export function createUploads({ bytes, check }: UploadsOptions): Uploads {
  const files = new LRUCache<string, Uint8Array>({
    maxSize: bytes,
    sizeCalculation: (file) => Math.max(1, file.byteLength),
  });
  return {
    keep(file) {
      check?.(file);
      const id = `upload:${createHash('sha256').update(file).digest('hex').slice(0, 32)}`;
      files.set(id, file);
      return id;
    },
    find: (id) => files.get(id),
  };
}
