import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Scale } from './scene.ts';

/** The weights that made one map: a filter, averaged over the input channels that it sees. */
export interface FilterTile {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** How many input channels a tile averages; 0 where there are no filters that belong to single maps. */
export function filterDepth({ filters, maps }: LayerMaps): number {
  if (!filters) return 0;
  if (filters.count === maps.channels) return filters.depth;
  return filters.depth * filters.count === maps.channels ? 1 : 0;
}

/** The filter of a map, for layers whose `filterDepth` is not 0. In depthwise layers it is that of one input channel. */
export function filterOf({ filters, maps }: LayerMaps, channel: number): FilterTile {
  const { height, width, depth, count, values } = filters!;
  const full = count === maps.channels;
  const [first, last] = full ? [0, depth] : [Math.floor(channel / count), Math.floor(channel / count) + 1];
  const tile = new Float32Array(height * width);
  for (let tap = 0; tap < tile.length; tap++) {
    let total = 0;
    for (let input = first; input < last; input++) total += values[(tap * depth + input) * count + (channel % count)]!;
    tile[tap] = total / (last - first);
  }
  return { rows: height, columns: width, values: tile };
}

/** Zero in the middle; the largest weight of any of the tiles at the end. */
export function filterScale(tiles: readonly FilterTile[]): Scale {
  let largest = 0;
  for (const { values } of tiles) for (const value of values) largest = Math.max(largest, Math.abs(value));
  return { map: 'diverging', low: -largest, high: largest };
}
