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
  const groups = quantities.map(({ title, of }) => ({
    title,
    counts: [of(costs[0]), of(costs[1])] as const,
  }));
  const texts = groups.flatMap(({ counts }) => counts.map(shortCount));
  const valueWidth = Math.max(...texts.map((text) => measure(text, 'body')));
  const marks: Mark[] = [];
  let { y } = place;
  for (const { title, counts } of groups) {
    const group = barGroup(title, counts, valueWidth, { ...place, y }, measure);
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

function barGroup(
  title: string,
  counts: Pair<Size>,
  valueWidth: number,
  place: Place,
  measure: Measure,
): Section {
  const { x, y, width, thickness } = place;
  const factor =
    counts[0] !== null && counts[0] === counts[1] ? 'equal' : formatFactor(ratio(counts[1], counts[0]));
  const titleWidth = width - measure(factor, 'heading') - theme.gap;
  const heading = `${title[0]!.toUpperCase()}${title.slice(1)}`;
  const marks: Mark[] = [
    line({ text: heading, x, y, width: titleWidth, style: 'heading' }, measure),
    line({ text: factor, x, y, width, align: 'right', style: 'heading', ink: 'b' }, measure),
  ];
  let top = y + textStyles.heading.line + 4;
  counts.forEach((count, side) => {
    const bar = { x, y: top, width: width - valueWidth - 12, height: thickness };
    marks.push(panel(bar, 'track', 4));
    const share = shareOf(count, counts);
    if (share > 0) {
      const length = Math.max(3, Math.round(bar.width * share));
      marks.push(panel({ ...bar, width: length }, sides[side]!.ink, 4));
    }
    const textTop = top + Math.floor((thickness - textStyles.body.line) / 2);
    marks.push(line({ text: shortCount(count), x, y: textTop, width, align: 'right' }, measure));
    top += Math.max(thickness, textStyles.body.line) + 4;
  });
  return { marks, bottom: top - 4 };
}

/** Of the larger count; exact where counts are beyond what a double holds. */
function shareOf(count: Size, counts: Pair<Size>): number {
  const [a, b] = [counts[0] ?? 0n, counts[1] ?? 0n];
  const largest = a > b ? a : b;
  const share = largest > 0n ? ratio(count, largest) : null;
  return share ? toNumber(share) : 0;
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
