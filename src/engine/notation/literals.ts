import type { Span } from '../../user-error.ts';
import type { Expression } from './syntax.ts';

/** Numbers and strings as Python writes them. */

const DIGITS = 300;

/** `64`, `1_000`, `0x10` give a bigint; `0.5`, `1e-3` a number. */
export function literalNumber(text: string, span: Span): Expression {
  const plain = text.replaceAll('_', '');
  if (plain.length > DIGITS) {
    return { type: 'unreadable', wrong: `A number of more than ${DIGITS} digits is not read.`, span };
  }
  if (/^(\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(plain)) {
    return { type: 'literal', value: BigInt(plain.toLowerCase()), span };
  }
  const value = Number(plain);
  if (Number.isFinite(value)) return { type: 'literal', value, span };
  return { type: 'unreadable', wrong: `“${text.slice(0, 40)}” is not a number that is read here.`, span };
}

/** The text between the quotes. */
export function literalString(text: string): string {
  const content = /^[a-zA-Z]*('''|"""|'|")([\s\S]*?)(\1)?$/.exec(text);
  return content ? content[2]!.replaceAll(/\\(.)/g, '$1') : text;
}
