import { line, type Measure, type Section } from './layout.ts';
import type { Mark, Scale } from './scene.ts';
import { textStyles } from './theme.ts';
import { formatValue } from './values.ts';

const BAR = 18;

/** A colour bar with a caption above and the values at its ends (and zero in its middle) below. */
export function scaleSection(
  scale: Scale,
  caption: string,
  place: { readonly x: number; readonly y: number; readonly width: number },
  measure: Measure,
): Section {
  const { x, y, width } = place;
  const barTop = y + textStyles.body.line + 4;
  const numbers = barTop + BAR + 2;
  const middle = (scale.low + scale.high) / 2;
  const third = Math.floor(width / 3);
  const marks: Mark[] = [
    line({ text: caption, x, y, width, ink: 'muted' }, measure),
    { type: 'scale', box: { x, y: barTop, width, height: BAR }, map: scale.map },
    line({ text: formatValue(scale.low), x, y: numbers, width: third }, measure),
    line(
      { text: formatValue(middle), x: x + third, y: numbers, width: width - 2 * third, align: 'centre' },
      measure,
    ),
    line(
      { text: formatValue(scale.high), x: x + width - third, y: numbers, width: third, align: 'right' },
      measure,
    ),
  ];
  return { marks, bottom: numbers + textStyles.body.line };
}

/** The same on one line: the value at each end beside a short bar. */
export function scaleLine(
  scale: Scale,
  caption: string,
  place: { readonly x: number; readonly y: number; readonly width: number },
  measure: Measure,
): Section {
  const { x, y, width } = place;
  const [low, high] = [formatValue(scale.low), formatValue(scale.high)];
  const [lowWidth, highWidth] = [measure(low, 'body'), measure(high, 'body')];
  const captionWidth = measure(caption, 'body');
  const barX = x + captionWidth + 12 + lowWidth + 8;
  const barWidth = Math.max(10, x + width - highWidth - 8 - barX);
  const bar = { x: barX, y: y + Math.floor((textStyles.body.line - BAR) / 2), width: barWidth, height: BAR };
  const marks: Mark[] = [
    line({ text: caption, x, y, width: captionWidth, ink: 'muted' }, measure),
    line({ text: low, x: x + captionWidth + 12, y, width: lowWidth }, measure),
    { type: 'scale', box: bar, map: scale.map },
    line({ text: high, x: x + width - highWidth, y, width: highWidth }, measure),
  ];
  return { marks, bottom: y + textStyles.body.line };
}
