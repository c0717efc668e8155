import { existsSync, readFileSync } from 'node:fs';
import { loadCanvas } from './canvas.ts';
import { createPen, type Glyph } from './letter.ts';
import { type TextStyle, textStyles } from './theme.ts';

/** Letters that were drawn when the program was built: a process that needs no others need not load a canvas. */
export type Letters = Readonly<Record<TextStyle, ReadonlyMap<string, Glyph>>>;

/** ASCII, and what else stands in most figures. */
const USUAL = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...'×−–…→·“”’°²',
];

/** Those of the build; none where the program runs from its sources. */
export function readLetters(): Letters {
  const built = new URL('./letters.json', import.meta.url);
  const texts = existsSync(built) ? (JSON.parse(readFileSync(built, 'utf8')) as Written) : {};
  return byStyle(
    (style) => new Map(Object.entries(texts[style] ?? {}).map(([letter, text]) => [letter, read(text)])),
  );
}

/** Draws the usual letters, for the build to keep. */
export function writeLetters(): Written {
  const draw = createPen(loadCanvas());
  return byStyle((style) =>
    Object.fromEntries(USUAL.map((letter) => [letter, written(draw(letter, style))])),
  );
}

type Written = Readonly<Partial<Record<TextStyle, Readonly<Record<string, WrittenGlyph>>>>>;

type WrittenGlyph = Omit<Glyph, 'coverage'> & { readonly coverage: string };

function byStyle<T>(of: (style: TextStyle) => T): Record<TextStyle, T> {
  const styles = Object.keys(textStyles) as TextStyle[];
  return Object.fromEntries(styles.map((style) => [style, of(style)])) as Record<TextStyle, T>;
}

function written({ coverage, ...glyph }: Glyph): WrittenGlyph {
  return { ...glyph, coverage: Buffer.from(coverage).toString('base64') };
}

function read({ coverage, ...glyph }: WrittenGlyph): Glyph {
  return { ...glyph, coverage: Uint8Array.from(Buffer.from(coverage, 'base64')) };
}
