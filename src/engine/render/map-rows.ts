import type { LayerMaps } from '../compute/feature-maps.ts';
import { drawnFilters } from './filters.ts';
import { sample } from './layout.ts';
import { table } from './map-tiles.ts';
import type { DrawnMaps } from './maps-section.ts';
import type { Mark, Scale } from './scene.ts';

type Maps = LayerMaps['maps'];
type Place = { readonly x: number; readonly y: number; readonly width: number };

const GAP = 12;

/** How many rows and cells are drawn at most. */
export const MOST_ROWS = 32;
const MOST_CELLS = 24 * 24;

/** Maps of a sequence: a row for each of the channels, with its filter before it. */
export function rowsSection(
  side: LayerMaps,
  channels: readonly number[],
  scale: Scale,
  place: Place,
): DrawnMaps {
  const { maps } = side;
  const rowHeight = Math.min(28, Math.max(8, Math.floor(360 / channels.length)));
  const height = rowHeight * channels.length;
  const filters = drawnFilters(side, channels);
  const taps = filters ? filters.tiles[0]!.values.length : 0;
  const filterWidth = Math.min(Math.floor(place.width / 3), taps * rowHeight);
  const marks: Mark[] = (filters?.tiles ?? []).map(({ values }, row) => {
    const box = { x: place.x, y: place.y + row * rowHeight, width: filterWidth, height: rowHeight };
    return table(values, taps, box, filters!.scales[row]!);
  });
  const x = place.x + (filters ? filterWidth + GAP : 0);
  const values = joined(channels.map((channel) => channelOf(maps, channel)));
  const box = { x, y: place.y, width: place.x + place.width - x, height };
  marks.push(table(values, maps.width, box, scale));
  return { marks, shown: channels.length, filters, bottom: place.y + height };
}

/** A vector: a square for each value, row by row. */
export function cellsSection({ values: all }: Maps, scale: Scale, place: Place): DrawnMaps {
  const values = Float32Array.from(sample(all.length, MOST_CELLS), (index) => all[index]!);
  const columns = Math.min(values.length, Math.max(10, Math.ceil(Math.sqrt(values.length))));
  const side = Math.min(40, Math.floor(place.width / columns));
  const full = Math.floor(values.length / columns);
  const rest = values.length - full * columns;
  const box = { x: place.x, y: place.y, width: columns * side, height: full * side };
  const marks: Mark[] = [table(values.subarray(0, full * columns), columns, box, scale)];
  if (rest > 0) {
    const last = { x: place.x, y: place.y + full * side, width: rest * side, height: side };
    marks.push(table(values.subarray(full * columns), rest, last, scale));
  }
  const bottom = place.y + (full + Math.sign(rest)) * side;
  return { marks, shown: values.length, filters: null, bottom };
}

function channelOf(maps: Maps, channel: number): Float32Array {
  return Float32Array.from({ length: maps.width }, (_, at) => maps.values[at * maps.channels + channel]!);
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const values = new Float32Array(rows.length * rows[0]!.length);
  rows.forEach((row, index) => {
    values.set(row, index * row.length);
  });
  return values;
}
