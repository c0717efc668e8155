import type { Shape } from '../../shape.ts';
import type { Term } from '../kind.ts';

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

/** Arguments of Keras' normalisations that change no figure. */
export const KERAS_NORM_ARGS = [
  'beta_initializer',
  'gamma_initializer',
  'beta_regularizer',
  'gamma_regularizer',
  'beta_constraint',
  'gamma_constraint',
] as const;
