import type { LayerMaps } from '../compute/feature-maps.ts';
import { drawnFilters } from './filters.ts';
import { inputImage } from './input-section.ts';
import { brief, line, type Measure, type Section, wrap } from './layout.ts';
import { gridColumns } from './map-grid.ts';
import { cellsSection, MOST_ROWS, rowsSection } from './map-rows.ts';
import { commonScale } from './map-scale.ts';
import { filterMark, mapTile, pixels, wholeZoom } from './map-tiles.ts';
import { arrangementOf, countMaps, type DrawnMaps, describeMaps } from './maps-section.ts';
import { filterScaleLine, STRONGEST, scaleSection } from './scale-section.ts';
import type { Mark, Scale, Scene } from './scene.ts';
import { textStyles, theme } from './theme.ts';
import { formatValue } from './values.ts';

const INNER = theme.width - 2 * theme.margin;
const IMAGE = 150;
const GRID_HEIGHT = 860;
const TALLEST_MAP = 330;
const FILTER = 40;
const CAPTION_LINES = 2;
const GAP = 16;

/** A page of one layer's feature maps, each with its filter and its name. Pages count from 0. */
export function featureMapsScene(
  maps: LayerMaps,
  label: string,
  page: number,
  measure: Measure,
): Scene & { readonly pages: number } {
  const scale = commonScale([maps.maps]);
  const plan = planPage(maps);
  const pages = Math.max(1, Math.ceil(plan.count / plan.perPage));
  const current = Math.min(Math.max(page, 0), pages - 1);
  const first = current * plan.perPage;
  const channels = Array.from(
    { length: Math.min(plan.perPage, plan.count - first) },
    (_, index) => first + index,
  );
  const said = describePage(maps, channels, current, pages);
  const top = theme.margin + IMAGE + GAP + 4;
  const drawn = pageSection(maps, channels, scale, plan, top, measure);
  const header = headerSection(maps, label, said, drawn, measure);
  const caption = maps.afterActivation ? 'Maps after activation' : 'Values of the maps';
  const note = strongestNote(drawn, measure);
  const place = { x: theme.margin, y: note.bottom + 14, width: INNER };
  const bar = scaleSection(scale, caption, place, measure);
  return {
    name: pages > 1 ? `feature-maps-${current + 1}.png` : 'feature-maps.png',
    alt: altText(maps, label, channels, said, scale),
    width: theme.width,
    height: bar.bottom + 14,
    marks: [...header.marks, ...drawn.marks, ...note.marks, ...bar.marks],
    pages,
  };
}

interface PagePlan {
  readonly count: number;
  readonly perPage: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly zoom: number;
  readonly filterSide: number;
}

function planPage(side: LayerMaps): PagePlan {
  const { maps } = side;
  const arrangement = arrangementOf(maps);
  const count = countMaps(maps);
  const columns = gridColumns([side]);
  const cellWidth = Math.floor((INNER - (columns - 1) * GAP) / columns);
  const filterSide = drawnFilters(side, [0]) ? Math.max(FILTER, Math.floor(cellWidth / 5)) : 0;
  const room = cellWidth - (filterSide > 0 ? filterSide + 8 : 0);
  const zoom = wholeZoom(Math.min(room / maps.width, TALLEST_MAP / maps.height));
  const cellHeight = tileHeight(maps, zoom) + 2 + (side.labels ? CAPTION_LINES : 1) * textStyles.body.line;
  const rows = Math.max(1, Math.floor((GRID_HEIGHT + GAP) / (cellHeight + GAP)));
  const perPage = { grid: columns * rows, rows: MOST_ROWS, cells: count }[arrangement];
  return { count, perPage, columns, cellWidth, zoom, filterSide };
}

/** The input beside the layer and the page in words, and what the filters' colours mean. */
function headerSection(
  maps: LayerMaps,
  label: string,
  said: string,
  { filters }: DrawnMaps,
  measure: Measure,
): Section {
  const y = theme.margin;
  const image = inputImage(maps.image, { x: theme.margin, y, width: IMAGE });
  const x = theme.margin + IMAGE + theme.gap;
  const place = { x, width: theme.width - theme.margin - x };
  const marks: Mark[] = [
    image,
    line({ ...place, text: label, y: y - 2, style: 'heading' }, measure),
    line({ ...place, text: describeMaps(maps.maps), y: y + 38, ink: 'a' }, measure),
    line({ ...place, text: said, y: y + 74, ink: 'muted' }, measure),
  ];
  if (filters) marks.push(...filterScaleLine(filters, { ...place, y: y + 112 }, measure).marks);
  return { marks, bottom: y + IMAGE };
}

function pageSection(
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

function strongestNote({ filters, bottom }: DrawnMaps, measure: Measure): Section {
  if (!filters || filters.depth === 1) return { marks: [], bottom };
  const note = line({ text: STRONGEST, x: theme.margin, y: bottom + 8, width: INNER, ink: 'muted' }, measure);
  return { marks: [note], bottom: note.box.y + note.box.height };
}

function describePage(maps: LayerMaps, channels: readonly number[], page: number, pages: number): string {
  if (pages === 1) return `on ${maps.image.title}`;
  return `${channels[0]! + 1}–${channels.at(-1)! + 1} shown, page ${page + 1} of ${pages}`;
}

function altText(
  maps: LayerMaps,
  label: string,
  channels: readonly number[],
  said: string,
  { low, high }: Scale,
): string {
  const names = maps.labels
    ? ` Filters: ${channels.map((channel) => maps.labels![channel]).join(', ')}.`
    : '';
  const [from, to] = [formatValue(low), formatValue(high)];
  return `${brief(label)}: ${describeMaps(maps.maps)} ${said}; colours from ${from} to ${to}.${names}`;
}
