import type { LayerMaps } from '../compute/feature-maps.ts';
import { type FilterTile, filterDepth, filterOf, filterScale } from './filters.ts';
import { sample, type Section } from './layout.ts';
import type { Box, HeatMap, Mark, Scale } from './scene.ts';

/** Where the tiles of a grid stand: every cell is a filter (where there are any) with its map below. */
export interface GridPlan {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  /** Pixels of one map value; below 1 where maps are averaged. */
  readonly zoom: readonly number[];
  /** Sides of the squares that filters are drawn in; 0 without filters. */
  readonly filterSide: number;
  readonly mapHeight: number;
}

const GAP = 12;
const FILTER_GAP = 5;
const TALLEST_MAP = 240;

/** One plan for all sides, with the same zoom as long as no side becomes too small to be read. */
export function planGrid(sides: readonly LayerMaps[], width: number, height: number, filterSide: number): GridPlan {
  const wide = Math.max(...sides.map(({ maps }) => maps.width / maps.height));
  const most = Math.max(...sides.map(({ maps }) => maps.channels));
  const columns = Math.min(Math.ceil(Math.sqrt(most)), wide > 6 ? 1 : wide > 2 ? 2 : 4);
  const cellWidth = Math.floor((width - (columns - 1) * GAP) / columns);
  const fitting = sides.map(({ maps }) => Math.min(cellWidth / maps.width, TALLEST_MAP / maps.height));
  const common = Math.min(...fitting);
  const zoom = fitting.map((own) => whole(own <= 2 * common ? common : own));
  const filters = sides.some((side) => filterDepth(side) > 0) ? filterSide : 0;
  const mapHeight = Math.max(...sides.map(({ maps }, side) => Math.max(1, Math.round(maps.height * zoom[side]!))));
  const cellHeight = mapHeight + (filters > 0 ? filters + FILTER_GAP : 0);
  const rows = Math.max(1, Math.floor((height + GAP) / (cellHeight + GAP)));
  return { columns, rows, cellWidth, zoom, filterSide: filters, mapHeight };
}

/** Filters and maps of one side; `channels` are those that are shown. */
export function gridSection(
  side: LayerMaps,
  plan: GridPlan,
  zoom: number,
  scale: Scale,
  place: { readonly x: number; readonly y: number },
): Section & { readonly channels: readonly number[]; readonly filterScale: Scale | null } {
  const channels = sample(side.maps.channels, plan.columns * plan.rows);
  const tiles = plan.filterSide > 0 && filterDepth(side) > 0 ? channels.map((channel) => filterOf(side, channel)) : [];
  const filters = tiles.length > 0 ? filterScale(tiles) : null;
  const top = plan.filterSide > 0 ? plan.filterSide + FILTER_GAP : 0;
  const cellHeight = top + plan.mapHeight;
  const marks = channels.flatMap((channel, index): Mark[] => {
    const x = place.x + (index % plan.columns) * (plan.cellWidth + GAP);
    const y = place.y + Math.floor(index / plan.columns) * (cellHeight + GAP);
    const map = mapTile(side.maps, channel, zoom, scale, { x, y: y + top });
    const tile = tiles[index];
    return tile ? [filterMark(tile, filters!, { x, y, side: plan.filterSide }), map] : [map];
  });
  const rows = Math.ceil(channels.length / plan.columns);
  return { marks, channels, filterScale: filters, bottom: place.y + rows * (cellHeight + GAP) - GAP };
}

/** One feature map. */
export function mapTile(
  maps: LayerMaps['maps'],
  channel: number,
  zoom: number,
  scale: Scale,
  place: { readonly x: number; readonly y: number },
): HeatMap {
  const size = (values: number) => Math.max(1, Math.round(values * zoom));
  return {
    type: 'heat',
    box: { ...place, width: size(maps.width), height: size(maps.height) },
    rows: maps.height,
    columns: maps.width,
    values: maps.values,
    start: channel,
    rowStep: maps.width * maps.channels,
    columnStep: maps.channels,
    scale,
  };
}

/** A filter, as large as fits into a square; at its bottom left. */
export function filterMark(
  tile: FilterTile,
  scale: Scale,
  square: { readonly x: number; readonly y: number; readonly side: number },
): HeatMap {
  const zoom = whole(square.side / Math.max(tile.rows, tile.columns));
  const box: Box = {
    x: square.x,
    y: square.y + square.side - Math.max(1, Math.round(tile.rows * zoom)),
    width: Math.max(1, Math.round(tile.columns * zoom)),
    height: Math.max(1, Math.round(tile.rows * zoom)),
  };
  const { rows, columns, values } = tile;
  return { type: 'heat', box, rows, columns, values, start: 0, rowStep: columns, columnStep: 1, scale };
}

/** A whole number of pixels for a value, where values are enlarged. */
function whole(zoom: number): number {
  return zoom >= 1 ? Math.floor(zoom) : zoom;
}
