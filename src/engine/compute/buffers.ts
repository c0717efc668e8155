/**
 * Memory for results, used again and again: the first touch of fresh memory takes longer than the convolution that
 * fills it. Bounded: what would exceed the bound is left to the garbage collector.
 */
const MOST_BYTES = 64_000_000;

const free = new Map<number, Float32Array[]>();
let held = 0;

/** A buffer of that length; its contents are arbitrary. */
export function takeBuffer(length: number): Float32Array {
  const buffer = free.get(length)?.pop();
  if (!buffer) return new Float32Array(length);
  held -= buffer.byteLength;
  return buffer;
}

/** Gives a buffer back; nobody may read it afterwards. */
export function releaseBuffer(buffer: Float32Array): void {
  if (held + buffer.byteLength > MOST_BYTES) return;
  held += buffer.byteLength;
  const sameLength = free.get(buffer.length);
  if (sameLength) sameLength.push(buffer);
  else free.set(buffer.length, [buffer]);
}
