import { fromOklch, type Rgb } from './colour.ts';

/** Colour maps in a perceptual space: equal steps of a value look like equal steps of colour. */

/**
 * For values from none to much: lightness rises evenly from violet over teal to yellow; 0 ≤ t ≤ 1.
 * Chroma is what a screen can show along this path, so that nothing is cut off.
 */
export function sequential(t: number): Rgb {
  return fromOklch(0.27 + 0.66 * t, 0.1 + 0.06 * (2 * t - 1) ** 2, 300 - 195 * t);
}

/** For signed values: blue below zero, nearly white at zero, red above, equally dark at both ends; 0 ≤ t ≤ 1. */
export function diverging(t: number): Rgb {
  const strength = Math.abs(2 * t - 1);
  return fromOklch(0.95 - 0.5 * strength, 0.2 * strength, t < 0.5 ? 255 : 30);
}
