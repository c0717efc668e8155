import type { Span } from '../../user-error.ts';
import type { Part } from './parts.ts';
import { readProgram } from './program.ts';
import { namesLayer, readShorthand } from './shorthand.ts';
import type { Notes } from './syntax.ts';

/** Stacks that are written in two notations: `Conv2D(64, (3, 3)) > maxpool 2`. */

/**
 * The layers of such a stack, in their order; nothing for any other text. Every piece between two arrows has to be one call
 * or one layer in shorthand: an arrow in code or in prose is no stack.
 */
export function readMixed(text: string, notes: Notes): readonly Part[] | undefined {
  const pieces = piecesOf(text);
  const calls = pieces.filter((piece) => CALL.test(text.slice(piece.start, piece.end)));
  const words = pieces.filter((piece) => !calls.includes(piece));
  const isMixed = calls.length > 0 && words.length > 0;
  if (!isMixed || !words.every((piece) => namesLayer(text.slice(piece.start, piece.end)))) return undefined;
  const written = readProgram(without(text, words), notes);
  const short = readShorthand(without(text, calls), notes).map(implied);
  return [...written, ...short].sort((one, other) => startOf(one) - startOf(other));
}

const CALL = /^\s*[\w.]+\s*\([\s\S]*\)\s*$/;

/** What stands between arrows that no bracket encloses. */
function piecesOf(text: string): readonly Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(/->|[→>]|[([{]|[)\]}]/g)) {
    if (/[([{]/.test(sign)) depth += 1;
    else if (/[)\]}]/.test(sign)) depth -= 1;
    else if (depth === 0) {
      pieces.push({ start, end: index });
      start = index + sign.length;
    }
  }
  return [...pieces, { start, end: text.length }];
}

/** The text with blanks in the place of these pieces, so that all else keeps its place. */
function without(text: string, pieces: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of pieces) {
    kept += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return kept + text.slice(from);
}

/** Whatever the other layers are written in, these names are the shorthand's. */
function implied(part: Part): Part {
  const nodes = part.draft.nodes.map(({ call, inputs }) => ({ call: { ...call, implied: true }, inputs }));
  return { ...part, draft: { ...part.draft, nodes } };
}

function startOf({ draft }: Part): number {
  return draft.nodes[0]?.call.span.start ?? 0;
}
