import { badge, line, type Measure, type Section } from './layout.ts';
import type { Mark } from './scene.ts';
import { type Pair, sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';

/** A line for each side at the top of a figure: its letter in its colour, and its label. */
export function sidesSection(labels: Pair<string>, measure: Measure): Section {
  const marks: Mark[] = [];
  const x = theme.margin + textStyles.heading.line + 14;
  let y = theme.margin;
  labels.forEach((text, index) => {
    const { letter, ink } = sides[index]!;
    marks.push(...badge(letter, ink, theme.margin, y, measure));
    marks.push(line({ text, x, y, width: theme.width - theme.margin - x, style: 'heading' }, measure));
    y += textStyles.heading.line + 10;
  });
  return { marks, bottom: y - 10 };
}
