import type { LayerMaps } from '../compute/feature-maps.ts';
import { grouped } from '../shape.ts';
import type { DrawnFilters } from './filters.ts';
import { type Section, sample } from './layout.ts';
import { type GridPlan, gridSection } from './map-grid.ts';
import { cellsSection, MOST_ROWS, rowsSection } from './map-rows.ts';
import type { Scale } from './scene.ts';

/** The maps of one layer as they were drawn. */
export interface DrawnMaps extends Section {
  /** How many maps (or values of a vector) are shown. */
  readonly shown: number;
  /** The filters drawn with them; null where none are shown. */
  readonly filters: DrawnFilters | null;
}

/** How maps are laid out: pictures in a grid, sequences as rows, vectors as cells. */
export type Arrangement = 'grid' | 'rows' | 'cells';

export function arrangementOf({ height, width, channels }: LayerMaps['maps']): Arrangement {
  if (height > 1) return 'grid';
  return width > 1 && channels > 1 ? 'rows' : 'cells';
}

/** The maps of one layer, evenly spaced where there are too many; `plan` and `zoom` are for grids. */
export function mapsSection(
  side: LayerMaps,
  scale: Scale,
  place: { readonly x: number; readonly y: number; readonly width: number },
  plan: GridPlan,
  zoom: number,
): DrawnMaps {
  const arrangement = arrangementOf(side.maps);
  switch (arrangement) {
    case 'grid':
      return gridSection(side, plan, zoom, scale, place);
    case 'rows':
      return rowsSection(side, sample(side.maps.channels, MOST_ROWS), scale, place);
    case 'cells':
      return cellsSection(side.maps, scale, place);
    default:
      return arrangement satisfies never;
  }
}

/** How many maps (or values of a vector) there are. */
export function countMaps(maps: LayerMaps['maps']): number {
  return arrangementOf(maps) === 'cells' ? maps.values.length : maps.channels;
}

/** `64 maps of 26×26`, `8 maps of 126`, `10 values`. */
export function describeMaps(maps: LayerMaps['maps']): string {
  const count = countMaps(maps);
  const arrangement = arrangementOf(maps);
  const noun = arrangement === 'cells' ? 'value' : 'map';
  const size = { grid: ` of ${maps.height}×${maps.width}`, rows: ` of ${maps.width}`, cells: '' }[
    arrangement
  ];
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}${size}`;
}

/** How many are shown and which; nothing to say about a single one. */
export function describeShown({ shown }: DrawnMaps, maps: LayerMaps['maps']): string {
  const count = countMaps(maps);
  if (shown < count) return `${shown} shown, evenly spaced`;
  return count === 1 ? '' : 'all shown';
}
