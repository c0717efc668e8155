import { type Canvas, type Context, familyOf } from './canvas.ts';
import { COVERAGE } from './palette.ts';
import { type TextStyle, textStyles } from './theme.ts';

/** One letter, drawn once: how much of each pixel it covers, 0 … COVERAGE, row by row. */
interface Glyph {
  /** Pixels to the next letter, not rounded. */
  readonly advance: number;
  /** Of the coverage' left top from the pen and the line's top. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

export interface Glyphs {
  /** The letters of a text with the pixels from the first pen position to each, rounded. */
  lay(text: string, style: TextStyle): readonly Placed[];
  /** The width of a text in pixels, rounded up. */
  measure(text: string, style: TextStyle): number;
}

interface Placed {
  readonly glyph: Glyph;
  readonly pen: number;
}

/** Letters kept of each style; then its table is begun anew. */
const CAPACITY = 1000;

/** The side of the surface that a letter is drawn on, and where its pen stands. */
const ROOM = 96;
const PEN = 16;

/** Rasterises letters on first use and keeps them. */
export function createGlyphs(canvas: Canvas): Glyphs {
  const context = canvas.createContext(ROOM, ROOM);
  context.fillStyle = '#ffffff';
  const drawn: Record<TextStyle, Map<string, Glyph>> = {
    title: new Map(),
    heading: new Map(),
    body: new Map(),
  };
  const glyphOf = (letter: string, style: TextStyle): Glyph => {
    const known = drawn[style].get(letter);
    if (known) return known;
    if (drawn[style].size >= CAPACITY) drawn[style].clear();
    const glyph = rasterise(context, letter, style);
    drawn[style].set(letter, glyph);
    return glyph;
  };
  return {
    lay(text, style) {
      let pen = 0;
      return lettersOf(text).map((letter) => {
        const glyph = glyphOf(letter, style);
        const placed = { glyph, pen: Math.round(pen) };
        pen += glyph.advance;
        return placed;
      });
    },
    measure(text, style) {
      return Math.ceil(lettersOf(text).reduce((pen, letter) => pen + glyphOf(letter, style).advance, 0));
    },
  };
}

/** Latin letters, punctuation and mathematical signs stand for themselves; others may be made of several characters. */
function lettersOf(text: string): readonly string[] {
  if (/^[ -\u02ff\u2010-\u22ff]*$/.test(text)) return text.split('');
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Draws a letter and reads the part of it that lies within its line. */
function rasterise(context: Context, letter: string, style: TextStyle): Glyph {
  const { face, size, line } = textStyles[style];
  const baseline = Math.round(line / 2 + size * 0.36);
  context.font = `${size}px "${familyOf(face)}"`;
  context.clearRect(0, 0, ROOM, ROOM);
  context.fillText(letter, PEN, baseline);
  const { data } = context.getImageData(0, 0, ROOM, line);
  const covered = Uint8Array.from({ length: ROOM * line }, (_, pixel) =>
    Math.round((data[4 * pixel + 3]! * COVERAGE) / 255),
  );
  const { x, y, width, height } = bounds(covered);
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (y + row) * ROOM + x;
    coverage.set(covered.subarray(start, start + width), row * width);
  }
  return { advance: context.measureText(letter).width, left: x - PEN, top: y, width, height, coverage };
}

/** The smallest box that holds every covered pixel. */
function bounds(covered: Uint8Array) {
  let [left, right, top, bottom] = [ROOM, -1, ROOM, -1];
  covered.forEach((coverage, pixel) => {
    if (coverage === 0) return;
    const row = Math.floor(pixel / ROOM);
    left = Math.min(left, pixel % ROOM);
    right = Math.max(right, pixel % ROOM);
    top = Math.min(top, row);
    bottom = row;
  });
  return right < 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
