import type { DrawnFilters } from './filters.ts';
import { line, type Measure, type Section } from './layout.ts';
import { valueAt } from './map-scale.ts';
import type { Mark, Scale } from './scene.ts';
import { textStyles } from './theme.ts';
import { formatValue } from './values.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const BAR = 18;

/** A colour bar with what it means above, and the values at its ends and its middle below. */
export function scaleSection(scale: Scale, what: string, { x, y, width }: Place, measure: Measure): Section {
  const barTop = y + textStyles.body.line + 4;
  const numbers = barTop + BAR + 2;
  const third = Math.floor(width / 3);
  const caption = `${what}: one scale${scale.curve === 'root' ? ', finer near 0' : ''}`;
  const middle = { x: x + third, y: numbers, width: width - 2 * third };
  const marks: Mark[] = [
    line({ text: caption, x, y, width, ink: 'muted' }, measure),
    { type: 'scale', box: { x, y: barTop, width, height: BAR }, map: scale.map },
    line({ text: formatValue(scale.low), x, y: numbers, width: third }, measure),
    line({ ...middle, text: formatValue(valueAt(scale, 0.5)), align: 'centre' }, measure),
    line(
      { text: formatValue(scale.high), x: x + width - third, y: numbers, width: third, align: 'right' },
      measure,
    ),
  ];
  return { marks, bottom: numbers + textStyles.body.line };
}

/** What the colours of filters mean, on one line. */
export function filterScaleLine(
  { own, scales }: DrawnFilters,
  { x, y, width }: Place,
  measure: Measure,
): Section {
  const caption = own ? 'Each filter' : 'Filters';
  const [low, high] = own ? ['−max', 'max'] : [formatValue(scales[0]!.low), formatValue(scales[0]!.high)];
  const [lowWidth, highWidth] = [measure(low, 'body'), measure(high, 'body')];
  const captionWidth = measure(caption, 'body');
  const barX = x + captionWidth + 12 + lowWidth + 8;
  const barWidth = Math.max(10, x + width - highWidth - 8 - barX);
  const bar = { x: barX, y: y + Math.floor((textStyles.body.line - BAR) / 2), width: barWidth, height: BAR };
  const marks: Mark[] = [
    line({ text: caption, x, y, width: captionWidth, ink: 'muted' }, measure),
    line({ text: low, x: x + captionWidth + 12, y, width: lowWidth }, measure),
    { type: 'scale', box: bar, map: 'diverging' },
    line({ text: high, x: x + width - highWidth, y, width: highWidth }, measure),
  ];
  return { marks, bottom: y + textStyles.body.line };
}

/** Said where filters have more than one input channel. */
export const STRONGEST = 'Filters show their strongest input channel.';
