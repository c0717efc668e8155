import { clean } from '../../chat/clean.ts';
import { graphemesOf } from '../../chat/width.ts';

/** Plain text as Discord's markdown that shows exactly this text: nothing in it formats, links, mentions or pings. */
export function escaped(text: string): string {
  return clean(text)
    .split('\n')
    .map((line) =>
      withoutPing(line.replace(SIGNS, '\\$&').replace(LINE_START, '$1\\$2').replaceAll('://', '\\://')),
    )
    .join('\n');
}

/** The same on one line. */
export function escapedLine(text: string): string {
  return escaped(text.replace(/\s+/g, ' ').trim());
}

/** A block of code that nothing inside can close. */
export function codeBlock(text: string, language: 'py' | '' = ''): string {
  return `${FENCE}${language}\n${withoutPing(unfenced(clean(text))) || ' '}\n${FENCE}`;
}

/** Cuts a text into pieces of at most `limit` UTF-16 units: at blanks where there are some, never inside a letter. */
export function pieces(text: string, limit: number): readonly string[] {
  if (text.length <= limit) return [text];
  const found: string[] = [];
  let piece = '';
  for (const part of text
    .split(/(?<=\s)/)
    .flatMap((word) => (word.length > limit ? graphemesOf(word) : [word]))) {
    if (piece.length + part.length > limit) {
      found.push(piece);
      piece = '';
    }
    // A letter under a tower of accents can be longer than any limit.
    piece += part.length > limit ? part.slice(0, limit) : part;
  }
  return [...found, piece].filter((text) => text !== '');
}

const FENCE = '```';
const SIGNS = /[\\*_~`|<[\]]/g;
/** Headings, small print, lists and quotations begin at the start of a line. */
const LINE_START = /^(\s*(?:\d+(?=\.))?)([#\-+>.])/;

/** A zero-width blank behind the sign: the reader sees the same, and nobody is called. */
function withoutPing(text: string): string {
  return text.replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH}`);
}

function unfenced(text: string): string {
  return text.replace(/`(?=``)|(?<=`)`(?=`)/g, `\`${ZERO_WIDTH}`);
}

const ZERO_WIDTH = '\u200b';
