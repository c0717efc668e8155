import { formatCount, formatFactor } from '../analysis/format.ts';
import { ratio, toNumber } from '../analysis/ratio.ts';
import type { Size } from '../shape.ts';
import type { Costs } from './costs.ts';
import { line, type Measure, panel, type Section } from './layout.ts';
import type { Mark } from './scene.ts';
import { type Pair, sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';

/** Where the bars go; `thickness` is that of one bar. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
  readonly gap: number;
}

/** Both sides' parameters, MACs and activations as bars from zero; each quantity has its own scale. */
export function barsSection(costs: Pair<Costs>, place: Place, measure: Measure): Section {
  const marks: Mark[] = [];
  let { y } = place;
  for (const { title, of } of quantities) {
    const group = barGroup(title, [of(costs[0]), of(costs[1])], { ...place, y }, measure);
    marks.push(...group.marks);
    y = group.bottom + place.gap;
  }
  return { marks, bottom: y - place.gap };
}

/** The quantities in words, with their numbers: `parameters 640 and 1,600 (×2.5)`. */
export function describeCosts(costs: Pair<Costs>): string {
  return quantities
    .map(({ title, of }) => {
      const [a, b] = [of(costs[0]), of(costs[1])];
      return `${title} ${formatCount(a)} and ${formatCount(b)} (${formatFactor(ratio(b, a))})`;
    })
    .join(', ');
}

const quantities: readonly { readonly title: string; of(costs: Costs): Size }[] = [
  { title: 'parameters', of: (costs) => costs.parameters },
  { title: 'MACs', of: (costs) => costs.macs },
  { title: 'activations', of: (costs) => costs.activations },
];

function barGroup(title: string, counts: Pair<Size>, place: Place, measure: Measure): Section {
  const { x, y, width, thickness } = place;
  const factor = formatFactor(ratio(counts[1], counts[0]));
  const factorWidth = measure(factor, 'heading');
  const titleWidth = width - factorWidth - theme.gap;
  const heading = `${title[0]!.toUpperCase()}${title.slice(1)}`;
  const marks: Mark[] = [
    line({ text: heading, x, y, width: titleWidth, style: 'heading' }, measure),
    line({ text: factor, x, y, width, align: 'right', style: 'heading', ink: 'b' }, measure),
  ];
  const values = counts.map(shortCount);
  const valueWidth = Math.max(...values.map((value) => measure(value, 'body')));
  const room = width - valueWidth - 12;
  let top = y + textStyles.heading.line + 4;
  counts.forEach((count, side) => {
    const bar = { x, y: top, width: room, height: thickness };
    const length = Math.round(room * shareOf(count, counts));
    marks.push(panel(bar, 'track', 4));
    if (length > 0) marks.push(panel({ ...bar, width: Math.max(length, 3) }, sides[side]!.ink, 4));
    const textTop = top + Math.floor((thickness - textStyles.body.line) / 2);
    marks.push(line({ text: values[side]!, x, y: textTop, width, align: 'right' }, measure));
    top += Math.max(thickness, textStyles.body.line) + 4;
  });
  return { marks, bottom: top - 4 };
}

/** Of the larger count; exact where counts are beyond what a double holds. */
function shareOf(count: Size, counts: Pair<Size>): number {
  const largest = counts.reduce((most, other) => (other !== null && other > (most ?? 0n) ? other : most), 0n);
  const share = ratio(count, largest);
  return share ? toNumber(share) * (largest === 0n ? 0 : 1) : 0;
}

/** Whole up to 99,999,999, beyond with three digits and a power of ten. */
function shortCount(count: Size): string {
  if (count === null || count < 100_000_000n) return formatCount(count);
  const digits = count.toString();
  const millions = Math.floor((digits.length - 1) / 3);
  const suffix = ['', 'k', 'M', 'G', 'T', 'P', 'E'][millions];
  const whole = digits.length - 3 * millions;
  const fraction = digits.slice(whole, 3);
  if (suffix === undefined) return `${digits[0]}.${digits.slice(1, 3)}·10^${digits.length - 1}`;
  return `${digits.slice(0, whole)}${fraction ? `.${fraction}` : ''} ${suffix}`;
}
