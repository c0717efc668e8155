/** How many cells of a fixed-width display a text takes: East Asian wide characters and emoji take two. */
export function widthOf(text: string): number {
  if (isNarrow(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter().segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Whether every character of a text stands alone and takes one cell. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

/**
 * Nothing but letters, signs, arrows and lines that stand alone and take one cell: most texts, known without looking for
 * letters that are made of several characters.
 */
const NARROW = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u257f]*$/;

/** The characters as a reader counts them: letters with their accents, emoji with their joiners. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

let kept: Intl.Segmenter | undefined;

/** Made when a text needs it: making one takes longer than most requests. */
function segmenter(): Intl.Segmenter {
  kept ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return kept;
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]+$/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\p{RI}|\ufe0f/u.test(grapheme)) return 2;
  return isWide(grapheme.codePointAt(0)!) ? 2 : 1;
}

/** Ranges of East Asian Wide and Fullwidth (Unicode Standard Annex 11). */
function isWide(point: number): boolean {
  return WIDE.some(([first, last]) => point >= first && point <= last);
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
