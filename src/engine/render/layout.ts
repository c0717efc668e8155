import type { Box, Frame, Mark, Panel, Text } from './scene.ts';
import { type Ink, type TextStyle, textStyles, theme } from './theme.ts';

/** The width of a text in pixels. */
export type Measure = (text: string, style: TextStyle) => number;

/** Part of a figure: its marks, and the first free row below them. */
export interface Section {
  readonly marks: readonly Mark[];
  readonly bottom: number;
}

/** A line of text in a column of `width` pixels, shortened with … where it does not fit. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly style?: TextStyle;
  readonly ink?: Ink;
}

export function line({ x, y, width, ...given }: Line, measure: Measure): Text {
  const { align = 'left', style = 'body', ink = 'text' } = given;
  const text = shorten(given.text, width, style, measure);
  const taken = measure(text, style);
  const free = { left: 0, centre: Math.floor((width - taken) / 2), right: width - taken }[align];
  const box = { x: x + free, y, width: taken, height: textStyles[style].line };
  return { type: 'text', box, text, style, ink, on: 'surface' };
}

/** The text, or as much of its beginning as fits with … behind it. */
export function shorten(text: string, width: number, style: TextStyle, measure: Measure): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (measure(clean, style) <= width) return clean;
  const letters = [...clean.slice(0, width)];
  let [fits, fails] = [0, letters.length + 1];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (measure(`${start(letters, middle)}…`, style) <= width) fits = middle;
    else fails = middle;
  }
  return fits > 0 || measure('…', style) <= width ? `${start(letters, fits)}…` : '';
}

/** A label for a sentence: not longer than some 100 letters. */
export function brief(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= 100 ? letters.join('') : `${start(letters, 99)}…`;
}

/** A text as at most `most` lines, broken between words; the last one is shortened. */
export function wrap(
  text: string,
  width: number,
  most: number,
  style: TextStyle,
  measure: Measure,
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && (lines.length === most || measure(longer, style) <= width))
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((part) => shorten(part, width, style, measure));
}

function start(letters: readonly string[], count: number): string {
  return letters.slice(0, count).join('').trimEnd();
}

export function panel(box: Box, fill: Ink, radius = 0): Panel {
  return { type: 'panel', box, fill, radius };
}

export function frame(box: Box, ink: Ink, thickness: number, side: Frame['side']): Frame {
  return { type: 'frame', box, ink, thickness, side };
}

/** A square with a letter: the sign of one side of a comparison, in its colour. */
export function badge(letter: string, ink: Ink, x: number, y: number, measure: Measure): readonly Mark[] {
  const side = textStyles.heading.line;
  const text = line({ text: letter, x, y, width: side, align: 'centre', style: 'heading' }, measure);
  return [
    panel({ x, y, width: side, height: side }, ink, theme.corner),
    { ...text, ink: 'surface', on: ink },
  ];
}

/** `count` columns of equal width with the theme's gap between them. */
export function columns(
  count: number,
  x: number,
  width: number,
  gap: number = theme.gap,
): readonly Pick<Box, 'x' | 'width'>[] {
  const each = Math.floor((width - (count - 1) * gap) / count);
  return Array.from({ length: count }, (_, index) => ({ x: x + index * (each + gap), width: each }));
}

/** At most `limit` of the indices 0 … count−1, evenly spaced. */
export function sample(count: number, limit: number): readonly number[] {
  const shown = Math.min(count, limit);
  return Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}
