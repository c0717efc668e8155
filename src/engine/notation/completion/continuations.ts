import type { NotationName } from '../syntax.ts';
import { continueCall, openCall, typicalCall } from './calls.ts';
import { nextCalls } from './names.ts';
import { closersOf, openBrackets } from './open.ts';
import { usualClasses } from './typical.ts';
import { continueWords, nextWords, typicalItem } from './words.ts';

/**
 * Longer texts that a half-typed one may become, the likeliest first, in the notation that it is typed in. They are not
 * read here: some may not fit together.
 */
export function continuations(text: string): readonly string[] {
  const head = SIDE.exec(text)?.[0] ?? '';
  return [...new Set(continued(text.slice(head.length)))].map((rest) => `${head}${rest}`);
}

/** Another model that stands before this one. */
const SIDE = /^[\s\S]*\s(?:vs\.?|versus|against)\s+/i;

function continued(text: string): readonly string[] {
  if (text.trim() === '') return NOTATIONS.flatMap(starts);
  const open = openBrackets(text);
  const call = openCall(text, open);
  if (call) return continueCall(text, call);
  const closers = closersOf(open);
  if (/\w\s*\(|^\s*\w+\.|^[A-Z]/.test(text)) return nextCalls(text, closers);
  const [stack] = /^[\s\S]*(?:->|[>→,;\n])\s*/.exec(text) ?? [''];
  const item = text.slice(stack.length);
  const words = continueWords(item);
  return [
    ...words.map((word) => `${stack}${word}`),
    ...(words.includes(item.trimEnd()) ? nextWords(text) : []),
    ...(stack === '' && /^[a-z]\w*$/i.test(item) ? nextCalls(text, closers) : []),
  ];
}

const NOTATIONS = ['shorthand', 'keras', 'pytorch'] as const;

/** Something to begin with. */
function starts(notation: NotationName): readonly string[] {
  return usualClasses(notation)
    .slice(0, STARTS)
    .map((entry) => {
      if (notation === 'shorthand') return typicalItem(entry);
      return typicalCall(entry, notation === 'pytorch' ? 'nn.' : '', undefined);
    });
}

const STARTS = 3;
