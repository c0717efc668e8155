import type { LayerMaps } from '../compute/feature-maps.ts';
import type { Section } from './layout.ts';
import { type GridPlan, gridSection } from './map-grid.ts';
import { cellsSection, rowsSection } from './map-rows.ts';
import type { Scale } from './scene.ts';

/** The maps of one layer as they were drawn. */
export interface DrawnMaps extends Section {
  /** The channels that are shown, of `maps.channels`. */
  readonly channels: readonly number[];
  /** Of the filters; null where none are shown. */
  readonly filterScale: Scale | null;
}

/** How maps are laid out: pictures in a grid, sequences as rows, vectors as cells. */
export type Arrangement = 'grid' | 'rows' | 'cells';

export function arrangementOf({ height, width }: LayerMaps['maps']): Arrangement {
  if (height > 1) return 'grid';
  return width > 1 ? 'rows' : 'cells';
}

/** The maps of one layer; `plan` and `zoom` are for grids. */
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
      return rowsSection(side, scale, place);
    case 'cells':
      return cellsSection(side.maps, scale, place);
    default:
      return arrangement satisfies never;
  }
}

/** `26×26`, `126 positions` or nothing: what one map of the layer is. */
export function describeMaps({ height, width, channels }: LayerMaps['maps']): string {
  const count = channels.toLocaleString('en-US');
  const noun = channels === 1 ? 'map' : 'maps';
  if (height > 1) return `${count} ${noun} of ${height}×${width}`;
  return width > 1 ? `${count} ${noun} of ${width.toLocaleString('en-US')}` : `${count} ${channels === 1 ? 'value' : 'values'}`;
}

/** `all shown`, or how many of them and which. */
export function describeShown(drawn: DrawnMaps, channels: number): string {
  if (drawn.channels.length === channels) return channels === 1 ? '' : 'all shown';
  return `${drawn.channels.length} shown, evenly spaced`;
}
