import { formatShape } from '../notation/format.ts';
import { grouped } from '../shape.ts';
import type { Growth } from './growth.ts';
import { badge, line, type Measure, panel, type Section, sample } from './layout.ts';
import { table } from './map-tiles.ts';
import type { Box, HeatMap, Mark, Scale } from './scene.ts';
import type { Side } from './sides.ts';
import { textStyles } from './theme.ts';

/** One stack, and the layers by which its field grows. */
export interface GrownStack {
  readonly label: string;
  /** Absent where there is nothing to compare it with. */
  readonly side: Side | null;
  readonly growth: readonly Growth[];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const MOST_LAYERS = 8;
const LARGEST_MAP = 340;
const LARGEST_CELL = 48;
/** Lines part the input positions from this many pixels on. */
const LEAST_CELL = 8;
const BAR = 16;

/** The layers that are drawn: all, or evenly spaced ones with the last among them. */
export function listedLayers(growth: readonly Growth[]): readonly Growth[] {
  return sample(growth.length, MOST_LAYERS)
    .map((index) => growth[growth.length - 1 - index]!)
    .reverse();
}

/** The fields of a stack inside each other, and below them one by one; `largest` is the figure's largest field. */
export function stackSection(stack: GrownStack, largest: number, place: Place, measure: Measure): Section {
  const { x, y, width } = place;
  const listed = listedLayers(stack.growth);
  const zoom = zoomFor(largest);
  const colours = colourOf(listed.length);
  const top = y + textStyles.heading.line + 12;
  const area = { x, y: top, width, height: Math.round(largest * zoom) };
  const marks = [...titleMarks(stack, place, measure), ...nestedMarks(listed, colours, zoom, area)];
  let below = top + area.height + 16;
  listed.forEach((growth, at) => {
    const row = layerRow(growth, at, colours, zoom, { x, y: below, width }, measure);
    marks.push(...row.marks);
    below = row.bottom + 12;
  });
  if (listed.length < stack.growth.length) {
    const text = `${listed.length} of ${grouped(stack.growth.length)} layers shown`;
    marks.push(line({ text, x, y: below, width, ink: 'muted' }, measure));
    below += textStyles.body.line;
  }
  return { marks, bottom: below };
}

function titleMarks({ label, side }: GrownStack, { x, y, width }: Place, measure: Measure): readonly Mark[] {
  const textX = side ? x + textStyles.heading.line + 12 : x;
  const title = line({ text: label, x: textX, y, width: x + width - textX, style: 'heading' }, measure);
  return side ? [...badge(side.letter, side.ink, x, y, measure), title] : [title];
}

/** Pixels of one input position; whole ones where there is room. */
function zoomFor(largest: number): number {
  const zoom = LARGEST_MAP / largest;
  return zoom >= 1 ? Math.min(Math.floor(zoom), LARGEST_CELL) : zoom;
}

/** A colour for each layer, from dark to light, without the darkest ones. */
function colourOf(layers: number): Scale {
  return { map: 'sequential', curve: 'linear', low: -0.4 * layers, high: layers - 1 };
}

/** The last layer's field below, the others on it, all around one middle. */
function nestedMarks(listed: readonly Growth[], colours: Scale, zoom: number, area: Box): readonly Mark[] {
  const fields = listed.map(({ size }, at): HeatMap => {
    const height = size.length > 1 ? pixelsOf(size[0]!, zoom) : LARGEST_CELL;
    return table(Float32Array.of(at), 1, centred(area, pixelsOf(size.at(-1)!, zoom), height), colours);
  });
  const outer = fields.at(-1);
  return outer ? [...fields.reverse(), ...cellLines(outer.box, zoom, listed[0]!.size.length > 1)] : [];
}

function layerRow(
  { layer, text, size }: Growth,
  at: number,
  colours: Scale,
  zoom: number,
  { x, y, width }: Place,
  measure: Measure,
): Section {
  const seen = line({ text: formatShape(size), x, y, width, align: 'right', style: 'heading' }, measure);
  const area = { x, y: y + textStyles.heading.line + 2, width, height: BAR };
  const bar = centred(area, pixelsOf(size.at(-1)!, zoom), BAR);
  return {
    marks: [
      line({ text: `${layer}: ${text}`, x, y, width: seen.box.x - 16 - x }, measure),
      seen,
      table(Float32Array.of(at), 1, bar, colours),
      ...cellLines(bar, zoom, false),
    ],
    bottom: area.y + BAR,
  };
}

/** Thin lines between input positions, where there is room for them. */
function cellLines(box: Box, zoom: number, rows: boolean): readonly Mark[] {
  if (zoom < LEAST_CELL) return [];
  const between = (length: number) =>
    Array.from({ length: Math.round(length / zoom) - 1 }, (_, at) => (at + 1) * zoom - 1);
  const across = between(box.width).map((at) => panel({ ...box, x: box.x + at, width: 2 }, 'track'));
  const down = rows
    ? between(box.height).map((at) => panel({ ...box, y: box.y + at, height: 2 }, 'track'))
    : [];
  return [...across, ...down];
}

function centred(area: Box, width: number, height: number): Box {
  const x = area.x + Math.floor((area.width - width) / 2);
  return { x, y: area.y + Math.floor((area.height - height) / 2), width, height };
}

function pixelsOf(size: bigint, zoom: number): number {
  return Math.max(2, Math.round(Number(size) * zoom));
}
