import type { Shape } from '../shape.ts';
import type { Term } from './kind.ts';

/** The learnt factor and summand of a normalisation: one each for every feature. */
export function scaleAndShift(
  params: { readonly scale: boolean; readonly shift: boolean },
  features: Shape,
): readonly Term[] {
  const factors = [{ name: 'features', sizes: features }] as const;
  return [
    ...(params.scale ? [{ part: 'weights', factors } as const] : []),
    ...(params.shift ? [{ part: 'bias', factors } as const] : []),
  ];
}
