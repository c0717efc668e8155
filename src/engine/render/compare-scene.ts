import type { LayerMaps } from '../compute/feature-maps.ts';
import { barsSection, describeCosts } from './bars-section.ts';
import type { Costs } from './costs.ts';
import { sidesSection } from './header-section.ts';
import { describeSeen, inputSection } from './input-section.ts';
import { brief, columns, line, type Measure, type Section } from './layout.ts';
import { planGrid } from './map-grid.ts';
import { commonScale } from './map-scale.ts';
import { arrangementOf, type DrawnMaps, describeMaps, describeShown, mapsSection } from './maps-section.ts';
import { filterScaleLine, STRONGEST, scaleSection } from './scale-section.ts';
import type { Mark, Scale, Scene } from './scene.ts';
import type { Seen } from './seen.ts';
import { type Pair, sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';
import { formatValue } from './values.ts';

/** What is known of one side of a comparison. */
export interface ComparedSide {
  readonly label: string;
  /** How many layers there are. */
  readonly depth: number;
  readonly costs: Costs;
  readonly seen: Seen;
  readonly maps: LayerMaps;
}

const INNER = theme.width - 2 * theme.margin;
const IMAGE = 312;
const GRID_HEIGHT = 480;

/** Both layers on one page: what they see, what they cost, their filters and feature maps on one scale. */
export function compareScene(compared: Pair<ComparedSide>, measure: Measure): Scene {
  const [a, b] = compared;
  const header = sidesSection([a.label, b.label], measure);
  const top = header.bottom + 18;
  const given = compared.map(({ maps, seen }) => ({ image: maps.image, seen }));
  const input = inputSection(given, { x: theme.margin, y: top, width: IMAGE }, measure);
  const barsX = theme.margin + IMAGE + 32;
  const barsPlace = { x: barsX, y: top, width: theme.margin + INNER - barsX, thickness: 30, gap: 18 };
  const bars = barsSection([a.costs, b.costs], barsPlace, measure);
  const scale = commonScale(compared.map(({ maps }) => maps.maps));
  const maps = pairOfMaps(compared, scale, Math.max(input.bottom, bars.bottom) + 24, measure);
  const scalePlace = { x: theme.margin, y: maps.bottom + 14, width: INNER };
  const bar = scaleSection(scale, valueName(compared), scalePlace, measure);
  return {
    name: 'compare.png',
    alt: altText(compared, maps.drawn, scale),
    width: theme.width,
    height: bar.bottom + 14,
    marks: [...header.marks, ...input.marks, ...bars.marks, ...maps.marks, ...bar.marks],
  };
}

function pairOfMaps(compared: Pair<ComparedSide>, scale: Scale, y: number, measure: Measure) {
  const places = columns(2, theme.margin, INNER);
  const grids = compared.map(({ maps }) => maps).filter(({ maps }) => arrangementOf(maps) === 'grid');
  const plan = planGrid(grids, places[0]!.width, GRID_HEIGHT);
  const below = y + textStyles.heading.line + textStyles.body.line + 10;
  const drawn = compared.map(({ maps }, index) =>
    mapsSection(maps, scale, { ...places[index]!, y: below }, plan, plan.zoom[grids.indexOf(maps)] ?? 1),
  );
  const marks: Mark[] = compared.flatMap(({ maps }, index) => {
    const { letter, ink } = sides[index]!;
    const title = `${letter}: ${describeMaps(maps.maps)}`;
    const shown = describeShown(drawn[index]!, maps.maps);
    const shownY = y + textStyles.heading.line;
    return [
      line({ ...places[index]!, text: title, y, style: 'heading', ink }, measure),
      line({ ...places[index]!, text: shown, y: shownY, ink: 'muted' }, measure),
    ];
  });
  const mapsBottom = Math.max(...drawn.map(({ bottom }) => bottom)) + 8;
  const keys = filterKeys(drawn, places, mapsBottom, measure);
  let bottom = Math.max(mapsBottom - 8, ...keys.map((key) => key.bottom));
  marks.push(...[...drawn, ...keys].flatMap((section) => section.marks));
  if (drawn.some(({ filters }) => filters && filters.depth > 1)) {
    marks.push(line({ text: STRONGEST, x: theme.margin, y: bottom, width: INNER, ink: 'muted' }, measure));
    bottom += textStyles.body.line;
  }
  return { marks, drawn, bottom };
}

/** What the colours of the filters mean: once for both where each filter has a scale of its own. */
function filterKeys(
  drawn: readonly DrawnMaps[],
  places: readonly { readonly x: number; readonly width: number }[],
  y: number,
  measure: Measure,
): readonly Section[] {
  const [first] = drawn;
  if (first!.filters && drawn.every(({ filters }) => filters?.own)) {
    return [filterScaleLine(first!.filters, { x: theme.margin, width: INNER, y }, measure)];
  }
  return drawn.flatMap(({ filters }, index) =>
    filters ? [filterScaleLine(filters, { ...places[index]!, y }, measure)] : [],
  );
}

function valueName(compared: Pair<ComparedSide>): string {
  if (compared.some(({ depth }) => depth > 1)) return 'Maps of the last layers';
  return compared.every(({ maps }) => maps.afterActivation) ? 'Maps after activation' : 'Values of the maps';
}

function altText(compared: Pair<ComparedSide>, drawn: readonly DrawnMaps[], scale: Scale): string {
  const [a, b] = compared;
  const maps = compared.map(({ maps: { maps } }, index) => {
    const shown = describeShown(drawn[index]!, maps);
    return `${sides[index]!.letter} has ${describeMaps(maps)}${shown ? ` (${shown})` : ''}`;
  });
  return (
    `A: ${brief(a.label)} against B: ${brief(b.label)}. ${describeCosts([a.costs, b.costs])}. ` +
    `One output value of A sees ${describeSeen(a.seen)}, one of B ${describeSeen(b.seen)}, drawn on ${a.maps.image.title}. ` +
    `${maps.join('; ')}; colours from ${formatValue(scale.low)} to ${formatValue(scale.high)} for both.`
  );
}
