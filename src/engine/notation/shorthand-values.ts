import type { Value } from '../layers/spelling.ts';

/** Values as the shorthand writes them: `3x3`, `0:1x0:1`, `True`, `same`. */

const NUMBER = String.raw`(?:-?\d{1,300}(?:\.\d{1,30})?|\?)`;
const SIZES = new RegExp(`^${NUMBER}(x${NUMBER})*$`, 'i');
const PAIRS = /^-?\d{1,300}:-?\d{1,300}(x-?\d{1,300}:-?\d{1,300})*$/i;

/** `3` → 3, `3x3` → (3, 3), `0:1x0:1` → ((0, 1), (0, 1)). */
export function readSizes(text: string): Value | undefined {
  const plain = text.replaceAll('×', 'x');
  if (PAIRS.test(plain)) return plain.split(/x/i).map((pair) => pair.split(':').map(BigInt));
  if (!SIZES.test(plain)) return undefined;
  const sizes = plain.split(/x/i).map(readSize);
  return sizes.length === 1 ? sizes[0]! : sizes;
}

function readSize(text: string): bigint | number | null {
  if (text === '?') return null;
  return text.includes('.') ? Number(text) : BigInt(text);
}

/** Whatever stands behind `key=`. */
export function readShortValue(text: string): Value {
  const sizes = readSizes(text);
  if (sizes !== undefined) return sizes;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^none$/i.test(text)) return null;
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text.replaceAll(/^['"]|['"]$/g, '');
}

/** The text that `readShortValue` reads back. */
export function writeShortValue(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (!Array.isArray(value)) return String(value);
  return value
    .map((size: Value) => (Array.isArray(size) ? size.join(':') : size === null ? '?' : String(size)))
    .join('x');
}
