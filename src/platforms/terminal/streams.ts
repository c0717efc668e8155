import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
interface Showing extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

/** What the terminal platform reads from and writes to. */
export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Showing;
  readonly errors: Showing;
}
