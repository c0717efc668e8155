import type { LayerMaps } from '../compute/feature-maps.ts';
import { drawnFilters } from './filters.ts';
import { line, type Measure, wrap } from './layout.ts';
import { gridColumns } from './map-grid.ts';
import { cellsSection, MOST_ROWS, rowsSection } from './map-rows.ts';
import { filterMark, mapTile, pixels, wholeZoom } from './map-tiles.ts';
import { arrangementOf, countMaps, type DrawnMaps } from './maps-section.ts';
import type { Mark, Scale } from './scene.ts';
import { textStyles, theme } from './theme.ts';

const INNER = theme.width - 2 * theme.margin;
const GRID_HEIGHT = 860;
const TALLEST_MAP = 330;
const FILTER = 40;
const CAPTION_LINES = 2;
const GAP = 16;

/** How a layer's maps are divided into pages, and where they stand on one. */
export interface PagePlan {
  /** Maps, or values of a vector, on all pages and on one. */
  readonly count: number;
  readonly perPage: number;
  readonly columns: number;
  readonly cellWidth: number;
  /** Pixels of one map value. */
  readonly zoom: number;
  /** Of the square beside a map that holds its filter; 0 without filters. */
  readonly filterSide: number;
}

/** The same for every page of a layer. */
export function planPage(side: LayerMaps): PagePlan {
  const { maps } = side;
  const arrangement = arrangementOf(maps);
  const count = countMaps(maps);
  const columns = gridColumns([side]);
  const cellWidth = Math.floor((INNER - (columns - 1) * GAP) / columns);
  const besides = drawnFilters(side, [0]) ? Math.max(FILTER, Math.floor(cellWidth / 5)) : 0;
  const zoom = wholeZoom(Math.min((cellWidth - besides - 8) / maps.width, TALLEST_MAP / maps.height));
  const filterSide = Math.min(besides, tileHeight(maps, zoom));
  const cellHeight = tileHeight(maps, zoom) + 2 + (side.labels ? CAPTION_LINES : 1) * textStyles.body.line;
  const rows = Math.max(1, Math.floor((GRID_HEIGHT + GAP) / (cellHeight + GAP)));
  const perPage = { grid: columns * rows, rows: MOST_ROWS, cells: count }[arrangement];
  return { count, perPage, columns, cellWidth, zoom, filterSide };
}

/** The maps of one page from `y` on. */
export function pageSection(
  side: LayerMaps,
  channels: readonly number[],
  scale: Scale,
  plan: PagePlan,
  y: number,
  measure: Measure,
): DrawnMaps {
  const arrangement = arrangementOf(side.maps);
  const place = { x: theme.margin, y, width: INNER };
  switch (arrangement) {
    case 'grid':
      return gridPage(side, channels, scale, plan, y, measure);
    case 'rows':
      return rowsSection(side, channels, scale, place);
    case 'cells':
      return cellsSection(side.maps, scale, place);
    default:
      return arrangement satisfies never;
  }
}

function gridPage(
  side: LayerMaps,
  channels: readonly number[],
  scale: Scale,
  plan: PagePlan,
  top: number,
  measure: Measure,
): DrawnMaps {
  const filters = drawnFilters(side, channels);
  const captions = channels.map((channel) => captionOf(side, channel, plan.cellWidth, measure));
  const most = Math.max(...captions.map((lines) => lines.length));
  const height = tileHeight(side.maps, plan.zoom) + 2 + most * textStyles.body.line;
  const marks = channels.flatMap((channel, index): Mark[] => {
    const x = theme.margin + (index % plan.columns) * (plan.cellWidth + GAP);
    const y = top + Math.floor(index / plan.columns) * (height + GAP);
    const map = mapTile(side.maps, channel, plan.zoom, scale, { x, y });
    const square = { x: x + map.box.width + 8, y, side: plan.filterSide };
    const textTop = y + tileHeight(side.maps, plan.zoom) + 2;
    const lines = captions[index]!.map((text, row) =>
      line({ text, x, y: textTop + row * textStyles.body.line, width: plan.cellWidth }, measure),
    );
    return [map, ...(filters ? [filterMark(filters, index, square)] : []), ...lines];
  });
  const rows = Math.ceil(channels.length / plan.columns);
  return { marks, shown: channels.length, filters, bottom: top + rows * (height + GAP) - GAP };
}

/** The map's number and the name of its filter, such as "18 edge 90° red–green". */
function captionOf(
  { labels }: LayerMaps,
  channel: number,
  width: number,
  measure: Measure,
): readonly string[] {
  return wrap(`${channel + 1} ${labels?.[channel] ?? ''}`.trim(), width, CAPTION_LINES, 'body', measure);
}

function tileHeight(maps: LayerMaps['maps'], zoom: number): number {
  return Math.max(pixels(maps.height, zoom), FILTER);
}
