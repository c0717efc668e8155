import type { LayerMaps } from '../compute/feature-maps.ts';
import { barsSection, describeCosts } from './bars-section.ts';
import type { Costs } from './costs.ts';
import { sidesSection } from './header-section.ts';
import { describeSeen, inputSection } from './input-section.ts';
import { columns, line, type Measure, type Section } from './layout.ts';
import { planGrid } from './map-grid.ts';
import { commonScale } from './map-scale.ts';
import { arrangementOf, type DrawnMaps, describeMaps, describeShown, mapsSection } from './maps-section.ts';
import { scaleLine, scaleSection } from './scale-section.ts';
import type { Mark, Scale, Scene } from './scene.ts';
import type { Seen } from './seen.ts';
import { type Pair, sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';
import { formatValue } from './values.ts';

/** What is known of one side of a comparison. */
export interface ComparedSide {
  readonly label: string;
  readonly costs: Costs;
  readonly seen: Seen;
  readonly maps: LayerMaps;
}

const INNER = theme.width - 2 * theme.margin;
const IMAGE = 312;
const GRID_HEIGHT = 480;

/** Both layers on one page: what they see, what they cost, their filters and feature maps on one scale. */
export function compareScene(compared: Pair<ComparedSide>, measure: Measure): Scene {
  const header = sidesSection([compared[0].label, compared[1].label], measure);
  const top = header.bottom + 18;
  const input = inputsOf(compared, top, measure);
  const barsX = theme.margin + IMAGE + 32;
  const place = { x: barsX, y: top, width: theme.margin + INNER - barsX, thickness: 30, gap: 18 };
  const bars = barsSection([compared[0].costs, compared[1].costs], place, measure);
  const scale = commonScale(compared.map(({ maps }) => maps.maps));
  const maps = pairOfMaps(compared, scale, Math.max(input.bottom, bars.bottom) + 24, measure);
  const bar = scaleSection(
    scale,
    `${valueName(compared)}: one scale for A and B`,
    { x: theme.margin, y: maps.bottom + 14, width: INNER },
    measure,
  );
  return {
    name: 'compare.png',
    alt: altText(compared, maps.drawn, scale),
    width: theme.width,
    height: bar.bottom + 14,
    marks: [...header.marks, ...input.marks, ...bars.marks, ...maps.marks, ...bar.marks],
  };
}

/** One image where both sides are given the same, else one for each. */
function inputsOf([a, b]: Pair<ComparedSide>, y: number, measure: Measure): Section {
  const [imageA, imageB] = [a.maps.image, b.maps.image];
  const same = imageA.width === imageB.width && imageA.height === imageB.height;
  const place = { x: theme.margin, y, width: IMAGE };
  if (same) return inputSection(imageA, [a.seen, b.seen], place, measure);
  const [first, second] = columns(2, place.x, IMAGE, 16);
  const above = inputSection(imageA, [a.seen], { ...place, ...first }, measure);
  const below = inputSection(imageB, [b.seen], { ...place, ...second }, measure);
  return { marks: [...above.marks, ...below.marks], bottom: Math.max(above.bottom, below.bottom) };
}

function pairOfMaps(compared: Pair<ComparedSide>, scale: Scale, y: number, measure: Measure) {
  const places = columns(2, theme.margin, INNER);
  const grids = compared.map(({ maps }) => maps).filter(({ maps }) => arrangementOf(maps) === 'grid');
  const plan = planGrid(grids, places[0]!.width, GRID_HEIGHT);
  const drawn: DrawnMaps[] = [];
  const marks: Mark[] = [];
  const bottoms = compared.map(({ maps }, index) => {
    const { letter, ink } = sides[index]!;
    const { x, width } = places[index]!;
    const title = `${letter}: ${describeMaps(maps.maps)}`;
    marks.push(line({ text: title, x, y, width, style: 'heading', ink }, measure));
    let below = y + textStyles.heading.line;
    const zoom = plan.zoom[grids.indexOf(maps)] ?? 1;
    const section = mapsSection(maps, scale, { x, y: below + textStyles.body.line + 10, width }, plan, zoom);
    const shown = describeShown(section, maps.maps);
    marks.push(line({ text: shown, x, y: below, width, ink: 'muted' }, measure), ...section.marks);
    drawn.push(section);
    below = section.bottom + 8;
    if (section.filterScale === null) return below;
    const bar = scaleLine(section.filterScale, 'Filters', { x, y: below, width }, measure);
    marks.push(...bar.marks);
    return bar.bottom;
  });
  return { marks, drawn, bottom: Math.max(...bottoms) };
}

function valueName(compared: Pair<ComparedSide>): string {
  return compared.every(({ maps }) => maps.afterActivation) ? 'Maps after activation' : 'Values of the maps';
}

function altText(compared: Pair<ComparedSide>, drawn: readonly DrawnMaps[], scale: Scale): string {
  const [a, b] = compared;
  const maps = compared.map(({ maps: { maps } }, index) => {
    const shown = describeShown(drawn[index]!, maps);
    return `${sides[index]!.letter} has ${describeMaps(maps)}${shown ? ` (${shown})` : ''}`;
  });
  return (
    `A: ${a.label} against B: ${b.label}. ${describeCosts([a.costs, b.costs])}. ` +
    `One output value of A sees ${describeSeen(a.seen)}, one of B ${describeSeen(b.seen)}, drawn on ${a.maps.image.title}. ` +
    `${maps.join('; ')}; colours from ${formatValue(scale.low)} to ${formatValue(scale.high)} for both.`
  );
}
