import type { LayerMaps } from '../compute/feature-maps.ts';
import { drawnFilters } from './filters.ts';
import { sample } from './layout.ts';
import { filterMark, mapTile, pixels, wholeZoom } from './map-tiles.ts';
import type { DrawnMaps } from './maps-section.ts';
import type { Mark, Scale } from './scene.ts';

/** Where the tiles of a grid stand: every cell is a filter (where there are any) with its map below. */
export interface GridPlan {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  /** Pixels of one map value, for each side; below 1 where maps are averaged. */
  readonly zoom: readonly number[];
  /** Sides of the squares that filters are drawn in; 0 without filters. */
  readonly filterSide: number;
  readonly mapHeight: number;
}

const COLUMN_GAP = 10;
const ROW_GAP = 16;
const FILTER_GAP = 5;
const TALLEST_MAP = 240;
const LARGEST_FILTER = 110;
const SMALLEST_FILTER = 56;
/** Maps of more values on a side than this get wider columns. */
const LARGE_MAP = 64;

/** One plan for all sides, with the same zoom as long as no side becomes too small to be read. */
export function planGrid(sides: readonly LayerMaps[], width: number, height: number): GridPlan {
  const columns = gridColumns(sides);
  const cellWidth = Math.floor((width - (columns - 1) * COLUMN_GAP) / columns);
  const fitting = sides.map(({ maps }) => Math.min(cellWidth / maps.width, TALLEST_MAP / maps.height));
  const common = Math.min(...fitting);
  const zoom = fitting.map((own) => wholeZoom(own < 1.5 * common ? common : own));
  const mapHeight = Math.max(...sides.map(({ maps }, side) => pixels(maps.height, zoom[side]!)));
  const filterSide = sides.some((side) => drawnFilters(side, [0])) ? filterSideFor(cellWidth, mapHeight) : 0;
  const cellHeight = mapHeight + (filterSide > 0 ? filterSide + FILTER_GAP : 0);
  const rows = Math.max(1, Math.floor((height + ROW_GAP) / (cellHeight + ROW_GAP)));
  return { columns, rows, cellWidth, zoom, filterSide, mapHeight };
}

function filterSideFor(cellWidth: number, mapHeight: number): number {
  const wanted = Math.min(Math.floor((cellWidth * 2) / 3), mapHeight, LARGEST_FILTER);
  return Math.max(wanted, Math.min(SMALLEST_FILTER, cellWidth));
}

/** Fewer columns for few maps, and for wide and large ones. */
export function gridColumns(sides: readonly LayerMaps[]): number {
  const widest = Math.max(...sides.map(({ maps }) => maps.width / maps.height));
  const most = Math.max(...sides.map(({ maps }) => maps.channels));
  const largest = Math.max(...sides.map(({ maps }) => maps.width));
  const fitting = widest > 6 ? 1 : widest > 2 ? 2 : largest > LARGE_MAP ? 3 : 4;
  return Math.min(fitting, most <= 3 ? most : Math.ceil(Math.sqrt(most)));
}

/** Filters and maps of one side. */
export function gridSection(
  side: LayerMaps,
  plan: GridPlan,
  zoom: number,
  scale: Scale,
  place: { readonly x: number; readonly y: number },
): DrawnMaps {
  const channels = sample(side.maps.channels, plan.columns * plan.rows);
  const filters = drawnFilters(side, channels);
  const top = plan.filterSide > 0 ? plan.filterSide + FILTER_GAP : 0;
  const rowHeight = top + plan.mapHeight + ROW_GAP;
  const marks = channels.flatMap((channel, index): Mark[] => {
    const x = place.x + (index % plan.columns) * (plan.cellWidth + COLUMN_GAP);
    const y = place.y + Math.floor(index / plan.columns) * rowHeight;
    const map = mapTile(side.maps, channel, zoom, scale, { x, y: y + top });
    return filters ? [filterMark(filters, index, { x, y, side: plan.filterSide }), map] : [map];
  });
  const rows = Math.ceil(channels.length / plan.columns);
  return {
    marks,
    shown: channels.length,
    filters,
    bottom: place.y + rows * rowHeight - ROW_GAP,
  };
}
