import { UserError } from '../../user-error.ts';

/** Follows brackets through code that may lack some. */

/** Where code ends, and the closing brackets that it lacks. */
export interface Extent {
  readonly end: number;
  readonly missing: string;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const CLOSERS = new Set(CLOSING.values());
const GOES_ON = new Set(['for', 'if', 'else', 'in', 'not', 'is', 'and', 'or', 'lambda']);
const TOKEN =
  /\s+|#[^\n]*|'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|[A-Za-z_][\w.]*|\d[\w.]*|->|→|[\s\S]/y;

/**
 * The extent of code from `start`: to the end of a logical `line`, or of a `chain` of calls such as `a(…)(…).b(…)`.
 * A bracket that is never closed ends before the next layer, statement or arrow.
 */
export function scanBrackets(text: string, start: number, until: 'line' | 'chain'): Extent {
  const open: string[] = [];
  let end = start;
  let before = '';
  let lineBroken = false;
  for (let at = start; at < text.length; ) {
    const token = tokenAt(text, at);
    if (/^[\s#]/.test(token)) {
      if (open.length === 0 && (until === 'chain' || /[\n#]/.test(token))) break;
      lineBroken ||= token.includes('\n');
      at += token.length;
      continue;
    }
    if (open.length > 0 && breaksOff(text, at, token, { before, lineBroken })) break;
    if (open.length === 0 && endsOutside(text, at, token, { before, until })) break;
    if (CLOSERS.has(token)) {
      if (!open.includes(token)) break;
      while (open.pop() !== token);
    }
    const closing = CLOSING.get(token);
    if (closing) open.push(closing);
    if (open.length > MAX_DEPTH) throw tooDeep();
    at += token.length;
    end = at;
    if (isOpenString(token)) return { end, missing: token[0]! + open.reverse().join('') };
    before = token;
    lineBroken = false;
  }
  return { end, missing: open.reverse().join('') };
}

const MAX_DEPTH = 60;

function tooDeep(): UserError {
  return new UserError({
    wrong: `The code has brackets more than ${MAX_DEPTH} deep.`,
    write: 'the layers one behind the other',
  });
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function tokenAt(text: string, at: number): string {
  TOKEN.lastIndex = at;
  return TOKEN.exec(text)![0];
}

/** Whether code ends here although a bracket is open: two values stand side by side, or an arrow. */
function breaksOff(
  text: string,
  at: number,
  token: string,
  { before, lineBroken }: { before: string; lineBroken: boolean },
): boolean {
  if (token === '>' || token === '->' || token === '→' || token === ';') return true;
  if (!/[\w'")\]}]$/.test(before) || GOES_ON.has(before) || !/^[A-Za-z_]/.test(token)) return false;
  const rest = text.slice(at + token.length, at + token.length + 80);
  if (/^\s*=(?!=)/.test(rest)) return lineBroken && /^\s*=\s*[A-Za-z_][\w.]*\(/.test(rest);
  if (token === 'and' || token === 'or') return /^\s+[A-Za-z_][\w.]*\(/.test(rest);
  return !GOES_ON.has(token);
}

function endsOutside(
  text: string,
  at: number,
  token: string,
  { before, until }: { before: string; until: 'line' | 'chain' },
): boolean {
  if (until === 'line') return token === ';';
  if (before === '.') return false;
  if (token === '.') return !/[A-Za-z_]/.test(text[at + 1] ?? '');
  return token !== '(';
}

function isOpenString(token: string): boolean {
  const quote = token[0]!;
  return (quote === "'" || quote === '"') && (token.length === 1 || !token.endsWith(quote));
}
