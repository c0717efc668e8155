import { type Canvas, familyOf } from './canvas.ts';
import { COVERAGE } from './palette.ts';
import { type TextStyle, textStyles } from './theme.ts';

/** One letter, drawn once: how much of each pixel it covers, 0 … COVERAGE, row by row. */
export interface Glyph {
  /** Pixels to the next letter, not rounded. */
  readonly advance: number;
  /** Of the coverage' left top from the pen and the line's top. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

/** The side of the surface that a letter is drawn on, and where its pen stands. */
const ROOM = 96;
const PEN = 16;

/** Draws letters with a canvas, one at a time. */
export function createPen(canvas: Canvas): (letter: string, style: TextStyle) => Glyph {
  const context = canvas.createContext(ROOM, ROOM);
  context.fillStyle = '#ffffff';
  return (letter, style) => {
    const { face, size, line } = textStyles[style];
    const baseline = Math.round(line / 2 + size * 0.36);
    context.font = `${size}px "${familyOf(face)}"`;
    const advance = context.measureText(letter).width;
    const room = Math.min(ROOM, 2 * PEN + Math.ceil(advance));
    context.clearRect(0, 0, room, ROOM);
    context.fillText(letter, PEN, baseline);
    const { data } = context.getImageData(0, 0, room, line);
    const covered = new Uint8Array(room * line);
    for (let pixel = 0; pixel < covered.length; pixel++) {
      covered[pixel] = Math.round((data[4 * pixel + 3]! * COVERAGE) / 255);
    }
    return { advance, ...trimmed(covered, room) };
  };
}

/** The part of the surface that the letter covers. */
function trimmed(covered: Uint8Array, room: number): Omit<Glyph, 'advance'> {
  const { x, y, width, height } = bounds(covered, room);
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (y + row) * room + x;
    coverage.set(covered.subarray(start, start + width), row * width);
  }
  return { left: x - PEN, top: y, width, height, coverage };
}

/** The smallest box that holds every covered pixel, in rows of `room` pixels. */
function bounds(covered: Uint8Array, room: number) {
  let [left, right, top, bottom] = [room, -1, ROOM, -1];
  for (let pixel = 0; pixel < covered.length; pixel++) {
    if (covered[pixel] === 0) continue;
    const row = Math.floor(pixel / room);
    const column = pixel - row * room;
    if (column < left) left = column;
    if (column > right) right = column;
    if (row < top) top = row;
    bottom = row;
  }
  return right < 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
