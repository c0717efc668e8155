import { formatShape } from '../notation/format.ts';
import type { Shape } from '../shape.ts';
import { onEveryAxis } from './field-figures.ts';
import { compareIntegers } from './integers.ts';
import type { Pair, Side } from './pair.ts';

/** How the receptive fields of two networks stand to each other, axis by axis. */
export type FieldContrast =
  | { readonly outcome: 'unknown' | 'equal' | 'crossed' | 'both whole' }
  | { readonly outcome: 'one whole'; readonly whole: Side; readonly part: Side }
  | { readonly outcome: 'differs'; readonly wider: Side; readonly narrower: Side };

export function contrastFields({ a, b }: Pair): FieldContrast {
  const [wholeA, wholeB] = [isWhole(a), isWhole(b)];
  if (wholeA && wholeB) return { outcome: 'both whole' };
  if (wholeA !== wholeB) {
    return { outcome: 'one whole', whole: wholeA ? a : b, part: wholeA ? b : a };
  }
  const [ofA, ofB] = [fieldSizes(a), fieldSizes(b)];
  if (ofA.length !== ofB.length || ofA.includes(null) || ofB.includes(null)) return { outcome: 'unknown' };
  const wider = ofA.map((size, axis) => compareIntegers(size!, ofB[axis]!));
  if (wider.every((sign) => sign === 0)) return { outcome: 'equal' };
  if (wider.every((sign) => sign >= 0)) return { outcome: 'differs', wider: a, narrower: b };
  if (wider.every((sign) => sign <= 0)) return { outcome: 'differs', wider: b, narrower: a };
  return { outcome: 'crossed' };
}

export function fieldSizes({ summary }: Side): Shape {
  const { receptiveField, input } = summary.total;
  return onEveryAxis(receptiveField.size, input.length - 1);
}

function isWhole({ summary }: Side): boolean {
  return summary.total.receptiveField.whole;
}

/** `7×7 pixels`, `a single pixel`. */
export function fieldText(side: Side): string {
  const sizes = fieldSizes(side);
  if (sizes.length === 0) return 'one input value';
  const noun = ['position', 'pixel', 'voxel'][sizes.length - 1] ?? 'position';
  return sizes.every((size) => size === 1n) ? `a single ${noun}` : `${formatShape(sizes)} ${noun}s`;
}
