import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Scale } from './scene.ts';

/** The weights that made one map: a filter, averaged over the input channels that it sees. */
export interface FilterTile {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** The filter behind each map; none where the layer has no filter of its own for every map. */
export function filterTiles(
  { filters, maps }: LayerMaps,
  channels: readonly number[],
): readonly FilterTile[] {
  if (filters?.count !== maps.channels) return [];
  const { height, width, depth, count, values } = filters;
  return channels.map((channel) => {
    const tile = new Float32Array(height * width);
    for (let tap = 0; tap < tile.length; tap++) {
      let total = 0;
      for (let input = 0; input < depth; input++) total += values[(tap * depth + input) * count + channel]!;
      tile[tap] = total / depth;
    }
    return { rows: height, columns: width, values: tile };
  });
}

/** Zero in the middle; the largest weight of any of the tiles at the end. */
export function filterScale(tiles: readonly FilterTile[]): Scale {
  let largest = 0;
  for (const { values } of tiles) for (const value of values) largest = Math.max(largest, Math.abs(value));
  return { map: 'diverging', low: -largest, high: largest };
}
