import { barsSection, describeCosts } from './bars-section.ts';
import type { Costs } from './costs.ts';
import { sidesSection } from './header-section.ts';
import { brief, type Measure } from './layout.ts';
import type { Scene } from './scene.ts';
import type { Pair } from './sides.ts';
import { theme } from './theme.ts';

/** Parameters, MACs and activations of both sides as bars from zero. */
export function barsScene(labels: Pair<string>, costs: Pair<Costs>, measure: Measure): Scene {
  const width = theme.width - 2 * theme.margin;
  const header = sidesSection(labels, measure);
  const place = { x: theme.margin, y: header.bottom + 24, width, thickness: 44, gap: 24 };
  const bars = barsSection(costs, place, measure);
  return {
    name: 'bars.png',
    alt: `A: ${brief(labels[0])} against B: ${brief(labels[1])}: ${describeCosts(costs)}.`,
    width: theme.width,
    height: bars.bottom + theme.margin,
    marks: [...header.marks, ...bars.marks],
  };
}
