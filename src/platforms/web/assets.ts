import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the page, in memory. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const FILES = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
  { path: '/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
  { path: '/favicon.svg', file: 'favicon.svg', type: 'image/svg+xml' },
] as const;

/** Reads the built page. Only these files are ever served: no request names a file on the disk. */
export function readAssets(folder: string): readonly Asset[] {
  return FILES.map(({ path, file, type }) => {
    const body = new Uint8Array(readFileSync(join(folder, file)));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    return { path, type, body, etag };
  });
}
