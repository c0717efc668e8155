import { grouped } from '../shape.ts';
import { brief, line, type Measure, panel } from './layout.ts';
import type { Mark, Scene } from './scene.ts';
import { textStyles, theme } from './theme.ts';

/** Somebody with points, in the order of the list. */
export interface Entry {
  readonly name: string;
  readonly points: number;
}

const INNER = theme.width - 2 * theme.margin;
/** Pixels of a bar's height, and between two entries. */
const BAR = 22;
const GAP = 18;

/** Who has how many points: a bar from zero for each, the leader's in the second colour. */
export function leaderboardScene(entries: readonly Entry[], measure: Measure): Scene {
  const most = Math.max(1, ...entries.map(({ points }) => points));
  const marks: Mark[] = [];
  let y: number = theme.margin;
  for (const [index, entry] of entries.entries()) {
    marks.push(...entryMarks(entry, index, entry.points / most, y, measure));
    y += textStyles.body.line + 4 + BAR + GAP;
  }
  return {
    name: 'leaderboard.png',
    alt: `Points from quizzes. ${entries.map(describe).join(', ')}.`,
    width: theme.width,
    height: y - GAP + theme.margin,
    marks,
  };
}

function entryMarks(
  { name, points }: Entry,
  index: number,
  share: number,
  y: number,
  measure: Measure,
): readonly Mark[] {
  const x = theme.margin;
  const value = grouped(points);
  const room = INNER - measure(value, 'heading') - theme.gap;
  const bar = { x, y: y + textStyles.body.line + 4, width: INNER, height: BAR };
  const length = Math.round(INNER * share);
  return [
    line({ text: `${index + 1}. ${name}`, x, y, width: room }, measure),
    line({ text: value, x, y, width: INNER, align: 'right', style: 'heading' }, measure),
    panel(bar, 'track', 4),
    ...(length > 0 ? [panel({ ...bar, width: Math.max(3, length) }, index === 0 ? 'b' : 'a', 4)] : []),
  ];
}

function describe({ name, points }: Entry, index: number): string {
  return `${index + 1}: ${brief(name)} with ${grouped(points)}`;
}
