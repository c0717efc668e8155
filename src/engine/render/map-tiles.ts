import type { LayerMaps } from '../compute/feature-maps.ts';
import type { DrawnFilters } from './filters.ts';
import type { HeatMap, Scale } from './scene.ts';

/** A square in which a mark is fitted. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** One feature map; `zoom` is the pixels of one value. */
export function mapTile(
  maps: LayerMaps['maps'],
  channel: number,
  zoom: number,
  scale: Scale,
  place: { readonly x: number; readonly y: number },
): HeatMap {
  const { x, y } = place;
  return {
    type: 'heat',
    box: { x, y, width: pixels(maps.width, zoom), height: pixels(maps.height, zoom) },
    rows: maps.height,
    columns: maps.width,
    values: maps.values,
    start: channel,
    rowStep: maps.width * maps.channels,
    columnStep: maps.channels,
    scale,
  };
}

/** A filter, as large as fits into a square, at its bottom left. */
export function filterMark({ tiles, scales }: DrawnFilters, index: number, { x, y, side }: Square): HeatMap {
  const { rows, columns, values } = tiles[index]!;
  const zoom = wholeZoom(side / Math.max(rows, columns));
  const height = pixels(rows, zoom);
  return table(
    values,
    columns,
    { x, y: y + side - height, width: pixels(columns, zoom), height },
    scales[index]!,
  );
}

/** Values row by row, as many in a row as there are columns. */
export function table(values: Float32Array, columns: number, box: HeatMap['box'], scale: Scale): HeatMap {
  const rows = values.length / columns;
  return { type: 'heat', box, rows, columns, values, start: 0, rowStep: columns, columnStep: 1, scale };
}

/** A whole number of pixels for a value, where values are enlarged. */
export function wholeZoom(zoom: number): number {
  return zoom >= 1 ? Math.floor(zoom) : zoom;
}

/** How many pixels this many values take. */
export function pixels(values: number, zoom: number): number {
  return Math.max(1, Math.round(values * zoom));
}
