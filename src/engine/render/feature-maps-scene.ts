import type { LayerMaps } from '../compute/feature-maps.ts';
import { pageSection, planPage } from './feature-maps-page.ts';
import { inputImage } from './input-section.ts';
import { brief, line, type Measure, type Section } from './layout.ts';
import { commonScale } from './map-scale.ts';
import { type DrawnMaps, describeMaps } from './maps-section.ts';
import { filterScaleLine, STRONGEST, scaleSection } from './scale-section.ts';
import type { Mark, Scale, Scene } from './scene.ts';
import { theme } from './theme.ts';
import { formatValue } from './values.ts';

const INNER = theme.width - 2 * theme.margin;
const IMAGE = 150;

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
  const top = theme.margin + IMAGE + 20;
  const drawn = pageSection(maps, channels, scale, plan, top, measure);
  const header = headerSection(maps, label, said, drawn, measure);
  const caption = maps.afterActivation ? 'Maps after activation' : 'Values of the maps';
  const note = strongestNote(drawn, measure);
  const place = { x: theme.margin, y: note.bottom + 14, width: INNER };
  const bar = scaleSection(scale, caption, place, measure);
  return {
    name: pages > 1 ? `feature-maps-${current + 1}.png` : 'feature-maps.png',
    alt: altText(maps, label, channels, pages === 1 ? '' : said, scale),
    width: theme.width,
    height: bar.bottom + 14,
    marks: [...header.marks, ...drawn.marks, ...note.marks, ...bar.marks],
    pages,
  };
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
  return `${brief(label)}: ${describeMaps(maps.maps)} on ${maps.image.title}${said === '' ? '' : `, ${said}`}; colours from ${from} to ${to}.${names}`;
}
