// Kept: making one takes longer than all else in a figure's text.
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** `1.27`, `−0.033`, `1,230`: three significant digits. */
export function formatValue(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  const text = size !== 0 && size < 1e-4 ? size.toExponential() : threeDigits.format(size);
  return rounded < 0 ? `−${text}` : text;
}
