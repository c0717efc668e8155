import type { LayerMaps } from '../compute/feature-maps.ts';
import { filterDepth, filterOf, filterScale } from './filters.ts';
import { sample, type Section } from './layout.ts';
import type { HeatMap, Mark, Scale } from './scene.ts';

type Maps = LayerMaps['maps'];
type Place = { readonly x: number; readonly y: number; readonly width: number };

const MOST_ROWS = 32;
const GAP = 12;

/** Maps of a sequence: a row for each channel, with its filter before it. */
export function rowsSection(side: LayerMaps, scale: Scale, place: Place) {
  const { maps } = side;
  const channels = sample(maps.channels, MOST_ROWS);
  const rowHeight = Math.min(28, Math.max(8, Math.floor(320 / channels.length)));
  const height = rowHeight * channels.length;
  const tiles = filterDepth(side) > 0 ? channels.map((channel) => filterOf(side, channel)) : [];
  const taps = tiles[0]?.values.length ?? 0;
  const filterWidth = Math.min(Math.floor(place.width / 3), taps * rowHeight);
  const filters = tiles.length > 0 ? filterScale(tiles) : null;
  const marks: Mark[] = [];
  if (filters) {
    const values = joined(tiles.map((tile) => tile.values));
    const box = { x: place.x, y: place.y, width: filterWidth, height };
    marks.push(table(values, taps, box, filters));
  }
  const x = place.x + (filters ? filterWidth + GAP : 0);
  const values = joined(channels.map((channel) => channelOf(maps, channel)));
  const width = place.x + place.width - x;
  const drawn = width >= maps.width ? width - (width % maps.width) : width;
  marks.push(table(values, maps.width, { x, y: place.y, width: drawn, height }, scale));
  return { marks, channels, filterScale: filters, bottom: place.y + height };
}

/** A vector: a square for each value, row by row. */
export function cellsSection(maps: Maps, scale: Scale, place: Place) {
  const channels = sample(maps.channels, 24 * 24);
  const columns = Math.min(channels.length, Math.max(10, Math.ceil(Math.sqrt(channels.length))));
  const side = Math.min(40, Math.floor(place.width / columns));
  const values = Float32Array.from(channels, (channel) => maps.values[channel]!);
  const full = Math.floor(values.length / columns);
  const rest = values.length - full * columns;
  const box = { x: place.x, y: place.y, width: columns * side, height: full * side };
  const marks: Mark[] = [table(values.subarray(0, full * columns), columns, box, scale)];
  if (rest > 0) {
    const last = { x: place.x, y: place.y + full * side, width: rest * side, height: side };
    marks.push(table(values.subarray(full * columns), rest, last, scale));
  }
  const bottom = place.y + (full + Math.sign(rest)) * side;
  return { marks, channels, filterScale: null, bottom } satisfies Section & object;
}

function channelOf(maps: Maps, channel: number): Float32Array {
  return Float32Array.from({ length: maps.width }, (_, at) => maps.values[at * maps.channels + channel]!);
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const values = new Float32Array(rows.length * (rows[0]?.length ?? 0));
  rows.forEach((row, index) => {
    values.set(row, index * row.length);
  });
  return values;
}

function table(values: Float32Array, columns: number, box: HeatMap['box'], scale: Scale): HeatMap {
  const rows = values.length / columns;
  return { type: 'heat', box, rows, columns, values, start: 0, rowStep: columns, columnStep: 1, scale };
}
