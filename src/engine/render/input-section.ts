import { formatCount } from '../analysis/format.ts';
import type { LayerMaps } from '../compute/feature-maps.ts';
import { formatShape } from '../notation/format.ts';
import { product } from '../shape.ts';
import { frame, line, type Measure, type Section } from './layout.ts';
import type { Box, Mark, Photo } from './scene.ts';
import type { Seen } from './seen.ts';
import { sides } from './sides.ts';
import { textStyles } from './theme.ts';

type Image = LayerMaps['image'];

/** Below this many pixels a field can hardly be made out, and its surroundings are drawn enlarged as well. */
const LEAST_FIELD = 40;

/** The input with the receptive field of the middle output value of each side, to scale, and their sizes in words. */
export function inputSection(
  image: Image,
  seen: readonly Seen[],
  place: { readonly x: number; readonly y: number; readonly width: number },
  measure: Measure,
): Section {
  const whole = inputImage(image, place);
  const { box } = whole;
  const marks: Mark[] = [whole, ...fieldFrames(image, seen, box), ...enlargement(image, seen, box)];
  let y = box.y + box.height + 10;
  seen.forEach((field, index) => {
    const { letter, ink } = sides[index]!;
    const text = `${seen.length > 1 ? letter : 'One value'} sees ${describeSeen(field)}`;
    marks.push(line({ text, x: place.x, y, width: place.width, ink }, measure));
    y += textStyles.body.line;
  });
  return { marks, bottom: y };
}

/** The input as it was given to the network, as large as fits. */
export function inputImage(
  image: Image,
  place: { readonly x: number; readonly y: number; readonly width: number },
): Photo {
  return photo(image, imageBox(image, place));
}

/** `3×3 = 9 pixels`. */
export function describeSeen({ size, whole }: Seen): string {
  if (whole) return 'the whole input';
  if (size.includes(null)) return 'an unknown area';
  if (size.length === 1) return `${formatShape(size)} positions`;
  return `${formatShape(size)} = ${formatCount(product(size))} ${product(size) === 1n ? 'pixel' : 'pixels'}`;
}

/** As large as fits, with whole pixels where it is enlarged; a row of values is given some height. */
function imageBox({ width, height }: Image, place: { x: number; y: number; width: number }): Box {
  const fitting = place.width / Math.max(width, height);
  const scale = fitting >= 1 ? Math.floor(fitting) : fitting;
  const drawn = Math.max(1, Math.round(width * scale));
  const least = height === 1 ? 48 : 1;
  return { x: place.x, y: place.y, width: drawn, height: Math.max(least, Math.round(height * scale)) };
}

function photo(image: Image, box: Box): Photo {
  const { width, height, channels, values } = image;
  return { type: 'photo', box, rows: height, columns: width, channels, values };
}

/** A drawn inside its edge and B outside, so that both are seen where they coincide. */
function fieldFrames(image: Image, seen: readonly Seen[], box: Box): readonly Mark[] {
  return seen.flatMap((field, index) => {
    const place = fieldBox(image, field, box);
    const side = index === 0 ? 'inner' : 'outer';
    return place ? [frame(place, sides[index]!.ink, 3, side)] : [];
  });
}

/** The part of the field that lies in the image, in pixels of the figure. */
function fieldBox(image: Image, { size, origin }: Seen, box: Box): Box | null {
  const [width, height] = [size.at(-1) ?? null, size.length > 1 ? size[0]! : BigInt(image.height)];
  if (origin === null || width === null || height === null) return null;
  const [left, right] = clip(origin.at(-1)!, Number(width), image.width, box.width);
  const [top, bottom] = clip(origin.length > 1 ? origin[0]! : 0, Number(height), image.height, box.height);
  return right > left && bottom > top
    ? { x: box.x + left, y: box.y + top, width: right - left, height: bottom - top }
    : null;
}

function clip(first: number, size: number, positions: number, pixels: number): readonly [number, number] {
  const at = (position: number) =>
    Math.round((Math.min(Math.max(position, 0), positions) * pixels) / positions);
  return [at(first), at(first + size)];
}

/** The middle of the image, enlarged into its lower right corner, where the fields are too small to be seen. */
function enlargement(image: Image, seen: readonly Seen[], box: Box): readonly Mark[] {
  const scale = box.width / image.width;
  const fields = seen.filter(({ origin, size }) => origin?.length === 2 && !size.includes(null));
  const largest = Math.max(...fields.flatMap(({ size }) => size.map(Number)));
  if (fields.length === 0 || largest * scale >= LEAST_FIELD || image.width < 56 || image.height < 56)
    return [];
  const side = Math.max(11, 2 * largest + 1);
  const [y, x] = fields[0]!.origin!.map((start, axis) => {
    const middle = start + Math.floor(Number(fields[0]!.size[axis]!) / 2);
    return Math.min(Math.max(middle - Math.floor(side / 2), 0), [image.height, image.width][axis]! - side);
  }) as [number, number];
  const part = crop(image, x, y, side);
  const target = side * Math.max(1, Math.floor((box.width * 0.44) / side));
  const inset = {
    x: box.x + box.width - target - 6,
    y: box.y + box.height - target - 6,
    width: target,
    height: target,
  };
  const source = { size: [BigInt(side), BigInt(side)], origin: [y, x], whole: false };
  const moved = fields.map((field) => ({ ...field, origin: [field.origin![0]! - y, field.origin![1]! - x] }));
  return [
    frame(fieldBox(image, source, box)!, 'text', 2, 'outer'),
    photo(part, inset),
    frame(inset, 'text', 3, 'outer'),
    ...fieldFrames(part, moved, inset),
  ];
}

function crop(image: Image, x: number, y: number, side: number): Image {
  const { channels } = image;
  const values = new Float32Array(side * side * channels);
  for (let row = 0; row < side; row++) {
    const first = ((y + row) * image.width + x) * channels;
    values.set(image.values.subarray(first, first + side * channels), row * side * channels);
  }
  return { ...image, width: side, height: side, values };
}
