import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Scale } from './scene.ts';

/**
 * One scale for all maps of a figure. Values around zero get more colours, since most of a feature map is weak beside its
 * strongest response; signed values have zero in the middle.
 */
export function commonScale(maps: readonly LayerMaps['maps'][]): Scale {
  const low = Math.min(...maps.map(({ min }) => min));
  const high = Math.max(...maps.map(({ max }) => max));
  if (low > 0) return { map: 'sequential', curve: 'linear', low, high };
  if (low === 0) return { map: 'sequential', curve: 'root', low, high };
  const largest = Math.max(-low, high);
  return { map: 'diverging', curve: 'root', low: -largest, high: largest };
}

/** The value at a place of the scale, from 0 at its low end to 1 at its high end. */
export function valueAt({ map, curve, low, high }: Scale, place: number): number {
  if (curve === 'linear') return low + place * (high - low);
  if (map === 'sequential') return low + place ** 2 * (high - low);
  const distance = 2 * place - 1;
  return Math.sign(distance) * distance ** 2 * high;
}
