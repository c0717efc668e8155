import type { Canvas } from './canvas.ts';
import { createPen, type Glyph } from './letter.ts';
import type { Letters } from './letters.ts';
import type { TextStyle } from './theme.ts';

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

/** Draws the letters that are not known yet on first use, and keeps them. */
export function createGlyphs(canvas: () => Canvas, known: Letters): Glyphs {
  let pen: ReturnType<typeof createPen> | undefined;
  const drawn: Record<TextStyle, Map<string, Glyph>> = {
    title: new Map(known.title),
    heading: new Map(known.heading),
    body: new Map(known.body),
  };
  const glyphOf = (letter: string, style: TextStyle): Glyph => {
    const kept = drawn[style].get(letter);
    if (kept) return kept;
    if (drawn[style].size >= CAPACITY) drawn[style].clear();
    pen ??= createPen(canvas());
    const glyph = pen(letter, style);
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
