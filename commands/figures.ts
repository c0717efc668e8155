import type { Figures, Summary } from '../src/engine/analysis/summary.ts';

/** A receptive field as text: `3×3`, or `whole input`. */
export function fieldText({ receptiveField, input }: Pick<Figures, 'receptiveField' | 'input'>): string {
  return receptiveField.whole ? 'whole input' : perAxisText(receptiveField.size, input.length - 1);
}

/** One figure for each axis: `7` on two axes is `7×7`; `–` where it is unknown. */
export function perAxisText(figure: Figures['receptiveField']['stride'], axes: number): string {
  if (figure === null) return '–';
  const all = Array.isArray(figure) ? figure : Array(Math.max(1, axes)).fill(figure);
  return all.map((one) => (one === null ? '–' : String(one))).join('×');
}

/** A layer as a figure's caption has it: `Conv2D(64, (3, 3))` without the module that it comes from. */
export function captionText(text: string): string {
  return text.replace(/^(?:layers|nn)\./, '');
}

/** How many layers widen the receptive field. */
export function windowsIn({ layers }: Summary): number {
  const sizes = ['1', ...layers.map(({ receptiveField }) => String(receptiveField.size))];
  return sizes.filter((size, index) => index > 0 && size !== sizes[index - 1] && isWide(size)).length;
}

/** Vectors have no axis to look along. */
function isWide(size: string): boolean {
  return !/^(null|1(,1)*)$/.test(size);
}
