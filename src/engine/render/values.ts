import { grouped } from '../shape.ts';

/** `1.27`, `−0.033`, `1,230`: three significant digits. */
export function formatValue(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  const isPlain = size === 0 || (size >= 1e-4 && size < 1e15);
  const text = isPlain ? grouped(size) : size.toExponential();
  return rounded < 0 ? `−${text}` : text;
}
