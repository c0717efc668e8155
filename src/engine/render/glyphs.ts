import { type Canvas, type Context, familyOf } from './canvas.ts';
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

export interface Glyphs {
  /** The letters of a text with the pixels from the first pen position to each, rounded. */
  lay(text: string, style: TextStyle): readonly Placed[];
  /** The width of a text in pixels, rounded up. */
  measure(text: string, style: TextStyle): number;
}

export interface Placed {
  readonly glyph: Glyph;
  readonly pen: number;
}

/** Letters kept of each style; then its table is begun anew. */
const CAPACITY = 1000;

/** Rasterises letters on first use and keeps them. */
export function createGlyphs(canvas: Canvas): Glyphs {
  const size = 96;
  const context = canvas.createContext(size, size);
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
    const glyph = rasterise(context, size, letter, style);
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

function rasterise(context: Context, size: number, letter: string, style: TextStyle): Glyph {
  const { face, size: letterSize, line } = textStyles[style];
  const pen = 16;
  const baseline = 64;
  context.font = `${letterSize}px "${familyOf(face)}"`;
  context.clearRect(0, 0, size, size);
  context.fillText(letter, pen, baseline);
  const { data } = context.getImageData(0, 0, size, size);
  const covered = Uint8Array.from({ length: size * size }, (_, i) =>
    Math.round((data[4 * i + 3]! * COVERAGE) / 255),
  );
  const { x, y, width, height } = bounds(covered, size);
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    coverage.set(covered.subarray((y + row) * size + x, (y + row) * size + x + width), row * width);
  }
  const advance = context.measureText(letter).width;
  const lineTop = baseline - Math.round(line / 2 + letterSize * 0.36);
  return { advance, left: x - pen, top: y - lineTop, width, height, coverage };
}

/** The smallest box that holds every covered pixel. */
function bounds(covered: Uint8Array, size: number) {
  let [left, right, top, bottom] = [size, -1, size, -1];
  covered.forEach((coverage, i) => {
    if (coverage === 0) return;
    left = Math.min(left, i % size);
    right = Math.max(right, i % size);
    top = Math.min(top, Math.floor(i / size));
    bottom = Math.floor(i / size);
  });
  return right < 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
