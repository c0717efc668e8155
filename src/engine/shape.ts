/** A size or a count: exact at any magnitude; `null` where it depends on an unknown (`None`) size. */
export type Size = bigint | null;

/** Sizes, channels last, without the batch: a 28×28 grey picture is `[28n, 28n, 1n]`. */
export type Shape = readonly Size[];

/** The last axis: how many channels (or features) there are. */
export function channelsOf(shape: Shape): Size {
  return shape.at(-1) ?? null;
}

/** Every axis but the last: length, height × width, or depth × height × width. */
export function spatialOf(shape: Shape): Shape {
  return shape.slice(0, -1);
}

/** The product of sizes; 1 for none; unknown as soon as one factor is. */
export function product(sizes: Shape): Size {
  let result = 1n;
  for (const size of sizes) {
    if (size === null) return null;
    result *= size;
  }
  return result;
}

/** The sum of counts; 0 for none; unknown as soon as one summand is. */
export function sum(counts: Shape): Size {
  let result = 0n;
  for (const count of counts) {
    if (count === null) return null;
    result += count;
  }
  return result;
}

/** `1,600`: digits in groups of three. Written out, since the first use of `Intl` takes longer than a small request. */
export function grouped(count: bigint | number): string {
  const text = String(count);
  const point = text.indexOf('.');
  let written = point < 0 ? '' : text.slice(point);
  let end = point < 0 ? text.length : point;
  const least = text.startsWith('-') ? 4 : 3;
  for (; end > least; end -= 3) written = `,${text.slice(end - 3, end)}${written}`;
  return text.slice(0, end) + written;
}
