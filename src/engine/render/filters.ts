import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Scale } from './scene.ts';

/** The weights that made one map: of several input channels, those of the one with the largest weights. */
interface FilterTile {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Filters as they are drawn, each with its scale. */
export interface DrawnFilters {
  readonly tiles: readonly FilterTile[];
  readonly scales: readonly Scale[];
  /** Whether every filter has a scale of its own. */
  readonly own: boolean;
  /** How many input channels each of them has. */
  readonly depth: number;
}

/** The filter behind each map; null where the layer has no filter of its own for every map. */
export function drawnFilters({ filters, maps }: LayerMaps, channels: readonly number[]): DrawnFilters | null {
  if (filters?.count !== maps.channels) return null;
  const tiles = channels.map((channel) => strongestSlice(filters, channel));
  const largest = tiles.map(({ values }) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const own = filters.height * filters.width > 1;
  const shared = Math.max(...largest);
  const scales = largest.map((most) => symmetric(own ? most : shared));
  return { tiles, scales, own, depth: filters.depth };
}

function symmetric(largest: number): Scale {
  return { map: 'diverging', curve: 'linear', low: -largest, high: largest };
}

function strongestSlice(filters: NonNullable<LayerMaps['filters']>, channel: number): FilterTile {
  const { height, width, depth, count, values } = filters;
  const weight = (tap: number, input: number) => values[(tap * depth + input) * count + channel]!;
  const taps = height * width;
  let [strongest, most] = [0, -1];
  for (let input = 0; input < depth; input++) {
    let total = 0;
    for (let tap = 0; tap < taps; tap++) total += Math.abs(weight(tap, input));
    if (total > most) [strongest, most] = [input, total];
  }
  return {
    rows: height,
    columns: width,
    values: Float32Array.from({ length: taps }, (_, tap) => weight(tap, strongest)),
  };
}
