import { formatCount } from '../analysis/format.ts';
import type { LayerMaps } from '../compute/feature-maps.ts';
import { formatShape } from '../notation/format.ts';
import { product } from '../shape.ts';
import { columns, frame, line, type Measure, type Section } from './layout.ts';
import type { Box, Mark, Photo } from './scene.ts';
import type { Seen } from './seen.ts';
import { sides } from './sides.ts';
import { textStyles } from './theme.ts';

type Image = LayerMaps['image'];

/** Below this many pixels a field can hardly be made out, and its surroundings are drawn enlarged as well. */
const LEAST_FIELD = 40;

/** What each side is given, and what the middle one of its output values sees of it. */
export interface Given {
  readonly image: Image;
  readonly seen: Seen;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The input (one for both sides where they are given the same) with their receptive fields, and those in words. */
export function inputSection(given: readonly Given[], place: Place, measure: Measure): Section {
  const images = given.map(({ image }) => image);
  const same = images.every(
    ({ width, height }) => width === images[0]!.width && height === images[0]!.height,
  );
  const places = same ? [place] : columns(given.length, place.x, place.width, 16);
  const fields = given.map(({ seen }, index) => ({ seen, index }));
  const parts = places.map((column, at) =>
    imageWithFields(images[at]!, same ? fields : [fields[at]!], { ...place, ...column }),
  );
  const marks = parts.flatMap((part) => part.marks);
  let y = Math.max(...parts.map(({ bottom }) => bottom)) + 10;
  given.forEach(({ seen }, index) => {
    const { letter, ink } = sides[index]!;
    const long = `${letter} sees ${describeSeen(seen)}`;
    const text = measure(long, 'body') <= place.width ? long : long.replace(/ =[^=]*( pixels?)$/, '$1');
    marks.push(line({ text, x: place.x, y, width: place.width, ink }, measure));
    y += textStyles.body.line;
  });
  return { marks, bottom: y };
}

/** A field and the side that it belongs to. */
interface SideField {
  readonly seen: Seen;
  readonly index: number;
}

function imageWithFields(image: Image, fields: readonly SideField[], place: Place): Section {
  const whole = inputImage(image, place);
  const { box } = whole;
  const marks = [whole, ...fieldFrames(image, fields, box), ...enlargement(image, fields, box)];
  return { marks, bottom: box.y + box.height };
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

/** As large as fits, with whole pixels where it is much enlarged; a row of values is given some height. */
function imageBox({ width, height }: Image, place: Place): Box {
  const fitting = place.width / Math.max(width, height);
  const scale = fitting >= 3 ? Math.floor(fitting) : fitting;
  const drawn = Math.max(1, Math.round(width * scale));
  const least = height === 1 ? 48 : 1;
  return { x: place.x, y: place.y, width: drawn, height: Math.max(least, Math.round(height * scale)) };
}

function photo(image: Image, box: Box): Photo {
  const { width, height, channels, values } = image;
  return { type: 'photo', box, rows: height, columns: width, channels, values };
}

/** A drawn inside its edge and B outside, so that both are seen where they coincide. */
function fieldFrames(image: Image, fields: readonly SideField[], box: Box): readonly Mark[] {
  return fields.flatMap(({ seen, index }) => {
    const place = fieldBox(image, seen, box);
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
function enlargement(image: Image, fields: readonly SideField[], box: Box): readonly Mark[] {
  const known = fields.filter(({ seen }) => seen.origin?.length === 2 && !seen.size.includes(null));
  const largest = Math.max(...known.flatMap(({ seen }) => seen.size.map(Number)));
  const side = Math.max(11, 2 * largest + 1);
  const scale = box.width / image.width;
  const zoom = Math.floor((box.width * 0.44) / side);
  const useful = largest * scale < LEAST_FIELD && zoom >= 2 * scale;
  const target = side * zoom;
  if (known.length === 0 || !useful || target + 12 > Math.min(box.width, box.height) / 2) return [];
  const [y, x] = cornerOf(image, known[0]!.seen, side);
  const inset = {
    x: box.x + box.width - target - 6,
    y: box.y + box.height - target - 6,
    width: target,
    height: target,
  };
  const source = { size: [BigInt(side), BigInt(side)], origin: [y, x], whole: false };
  const moved = known.map(({ seen, index }) => ({
    index,
    seen: { ...seen, origin: [seen.origin![0]! - y, seen.origin![1]! - x] },
  }));
  const part = crop(image, x, y, side);
  return [
    frame(fieldBox(image, source, box)!, 'text', 2, 'outer'),
    photo(part, inset),
    frame(inset, 'text', 3, 'outer'),
    ...fieldFrames(part, moved, inset),
  ];
}

/** Where a square of `side` around a field begins, moved so that it lies within the image. */
function cornerOf(image: Image, { size, origin }: Seen, side: number): readonly [y: number, x: number] {
  const [y, x] = [image.height, image.width].map((positions, axis) => {
    const middle = origin![axis]! + Math.floor(Number(size[axis]!) / 2);
    return Math.min(Math.max(middle - Math.floor(side / 2), 0), positions - side);
  });
  return [y!, x!];
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
