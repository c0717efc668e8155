import { grouped, type Shape } from '../shape.ts';

/** A shape as it is read: `28×28×1`, with `?` for an unknown size. */
export function formatShape(
  shape: Shape,
  order: 'channels-last' | 'channels-first' = 'channels-last',
): string {
  const sizes = order === 'channels-last' ? shape : channelsFirst(shape);
  return sizes.map((size) => (size === null ? '?' : grouped(size))).join('×');
}

/** The same sizes with the channels in front, as PyTorch keeps them. */
export function channelsFirst(shape: Shape): Shape {
  return [...shape.slice(-1), ...shape.slice(0, -1)];
}

/** The same sizes with the channels behind. */
export function channelsLast(shape: Shape): Shape {
  return [...shape.slice(1), ...shape.slice(0, 1)];
}
