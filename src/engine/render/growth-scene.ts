import { formatCount } from '../analysis/format.ts';
import { ratio, toNumber } from '../analysis/ratio.ts';
import type { Network } from '../network.ts';
import { formatShape } from '../notation/format.ts';
import { type Growth, growthOf } from './growth.ts';
import { badge, columns, line, type Measure, panel, type Section, sample } from './layout.ts';
import { table } from './map-tiles.ts';
import type { Box, Mark, Scale, Scene } from './scene.ts';
import { sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';

export interface Stack {
  readonly label: string;
  readonly network: Network;
}

/** Layers that are listed one by one; of more, evenly spaced ones. */
const MOST_LAYERS = 8;
const MAP_SIDE = 340;
/** Fields are drawn with a line around every input position from this many pixels on. */
const LEAST_CELL = 8;

/** The receptive field of each stack: what its layers see of the input, inside each other and one below the other. */
export function growthScene(stacks: readonly Stack[], measure: Measure): Scene {
  const grown = stacks.map(({ network }) => growthOf(network));
  const largest = grown
    .flat()
    .flatMap(({ size }) => size)
    .reduce((most, size) => (size > most ? size : most), 1n);
  const across = columns(Math.min(stacks.length, 2), theme.margin, theme.width - 2 * theme.margin);
  const marks: Mark[] = [];
  let y: number = theme.margin;
  for (let row = 0; row < stacks.length; row += across.length) {
    const bottoms = across.slice(0, stacks.length - row).map((place, column) => {
      const index = row + column;
      const panelOf = stackSection(
        stacks[index]!.label,
        index,
        grown[index]!,
        largest,
        { ...place, y },
        measure,
      );
      marks.push(...panelOf.marks);
      return panelOf.bottom;
    });
    y = Math.max(...bottoms) + theme.gap;
  }
  const rule = 'Each layer adds (kernel − 1) × all strides before it.';
  marks.push(
    line({ text: rule, x: theme.margin, y, width: theme.width - 2 * theme.margin, ink: 'muted' }, measure),
  );
  return {
    name: 'receptive-field.png',
    alt: `What one output value sees of the input, layer by layer. ${stacks.map(({ label }, index) => describe(label, grown[index]!)).join(' ')}`,
    width: theme.width,
    height: y + textStyles.body.line + theme.margin,
    marks,
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function stackSection(
  label: string,
  index: number,
  grown: readonly Growth[],
  largest: bigint,
  { x, y, width }: Place,
  measure: Measure,
): Section {
  const side = sides[index];
  const textX = side ? x + textStyles.heading.line + 12 : x;
  const title = line({ text: label, x: textX, y, width: x + width - textX, style: 'heading' }, measure);
  const marks: Mark[] = [...(side ? badge(side.letter, side.ink, x, y, measure) : []), title];
  const listed = sampleToLast(grown);
  const zoom = zoomFor(largest, Math.min(MAP_SIDE, width));
  const scale: Scale = { map: 'sequential', low: -0.4 * listed.length, high: listed.length - 1 };
  const top = y + textStyles.heading.line + 12;
  const area = {
    x,
    y: top,
    width,
    height: Math.round(toNumber({ numerator: largest, denominator: 1n }) * zoom),
  };
  marks.push(...nested(listed, scale, zoom, area));
  let below = top + area.height + 16;
  const left = grown.length - listed.length;
  const note =
    left > 0 ? `${listed.length} of ${formatCount(BigInt(grown.length))} layers, evenly spaced` : '';
  if (note) {
    marks.push(line({ text: note, x, y: below, width, ink: 'muted' }, measure));
    below += textStyles.body.line + 6;
  }
  listed.forEach((growth, at) => {
    const row = layerRow(growth, at, scale, zoom, { x, y: below, width }, measure);
    marks.push(...row.marks);
    below = row.bottom + 12;
  });
  return { marks, bottom: below };
}

/** Evenly spaced layers, the last one among them. */
function sampleToLast(grown: readonly Growth[]): readonly Growth[] {
  return sample(grown.length, MOST_LAYERS)
    .map((index) => grown[grown.length - 1 - index]!)
    .reverse();
}

/** Pixels of one input position; whole ones where there is room. */
function zoomFor(largest: bigint, side: number): number {
  const share = ratio(BigInt(side), largest);
  const zoom = share ? toNumber(share) : 1;
  return zoom >= 1 ? Math.min(Math.floor(zoom), 40) : zoom;
}

/** The fields inside each other, the last layer's below, around one middle. */
function nested(listed: readonly Growth[], scale: Scale, zoom: number, area: Box): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = listed.length - 1; at >= 0; at--) {
    const { size } = listed[at]!;
    const box = centred(area, pixelsOf(size.at(-1)!, zoom), size.length > 1 ? pixelsOf(size[0]!, zoom) : 40);
    marks.push(table(Float32Array.of(at), 1, box, scale));
  }
  const outer = marks[0];
  return outer ? [...marks, ...cellLines(outer.box, zoom, true)] : marks;
}

function layerRow(
  { layer, text, size }: Growth,
  at: number,
  scale: Scale,
  zoom: number,
  { x, y, width }: Place,
  measure: Measure,
): Section {
  const seen = `${formatShape(size)}`;
  const seenWidth = measure(seen, 'heading');
  const bar = centred(
    { x, y: y + textStyles.body.line + 2, width, height: 16 },
    pixelsOf(size.at(-1)!, zoom),
    16,
  );
  return {
    marks: [
      line({ text: `${layer}: ${text}`, x, y, width: width - seenWidth - 16 }, measure),
      line({ text: seen, x, y, width, align: 'right', style: 'heading' }, measure),
      table(Float32Array.of(at), 1, bar, scale),
      ...cellLines(bar, zoom, false),
    ],
    bottom: bar.y + bar.height,
  };
}

/** Thin lines between input positions, where there is room for them. */
function cellLines(box: Box, zoom: number, rows: boolean): readonly Mark[] {
  if (zoom < LEAST_CELL) return [];
  const inner = (length: number) =>
    Array.from({ length: Math.round(length / zoom) - 1 }, (_, at) => (at + 1) * zoom - 1);
  const across = inner(box.width).map((at) => panel({ ...box, x: box.x + at, width: 2 }, 'track'));
  const down = rows
    ? inner(box.height).map((at) => panel({ ...box, y: box.y + at, height: 2 }, 'track'))
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

function describe(label: string, grown: readonly Growth[]): string {
  const sizes = grown.map(({ layer, text, size }) => `layer ${layer} (${text}) sees ${formatShape(size)}`);
  return `${label}: ${sizes.length > 0 ? sizes.join(', ') : 'one position only'}.`;
}
