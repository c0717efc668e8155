import type { Mistake, Span } from '../../user-error.ts';

/** A mistake with its place: the one source line, and the span within it. */
export function mistakeAt(source: string, span: Span, wrong: string, write?: string): Mistake {
  const start = Math.min(Math.max(span.start, 0), source.length);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = source.indexOf('\n', start);
  const lineEnd = lineBreak === -1 ? source.length : lineBreak;
  const text = source.slice(lineStart, lineEnd).replace(/\r$/, '');
  const end = Math.min(Math.max(span.end, start + 1), lineStart + Math.max(text.length, 1));
  const at = window(text, { start: start - lineStart, end: end - lineStart });
  return write === undefined ? { wrong, at } : { wrong, write, at };
}

const WIDTH = 160;

/** A long line is cut around the place, so that the caret can be shown below it. */
function window(text: string, span: Span): { text: string; span: Span } {
  if (text.length <= WIDTH) return { text, span };
  const from = Math.min(Math.max(0, span.start - WIDTH / 4), text.length - WIDTH);
  const shown = text.slice(from, from + WIDTH);
  return { text: shown, span: { start: span.start - from, end: Math.min(span.end - from, WIDTH) } };
}
