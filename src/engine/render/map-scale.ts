import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Scale } from './scene.ts';

/** Negative values up to this share of the positive ones are no reason for a map with zero in its middle. */
const SLIGHTLY_NEGATIVE = 0.25;

/** One scale for all maps of a figure, from their smallest to their largest value; signed ones have zero in the middle. */
export function commonScale(maps: readonly LayerMaps['maps'][]): Scale {
  const low = Math.min(...maps.map(({ min }) => min));
  const high = Math.max(...maps.map(({ max }) => max));
  if (low >= 0 || -low <= SLIGHTLY_NEGATIVE * high) return { map: 'sequential', low, high };
  const largest = Math.max(-low, high);
  return { map: 'diverging', low: -largest, high: largest };
}
