import { formatList } from '../../../engine/analysis/format.ts';
import { span } from '../../../engine/layers/geometry/sliding.ts';
import type { ComputedAnswer } from '../answer.ts';
import type { Unknown } from '../asked.ts';
import type { Question } from '../question.ts';
import { solveCount } from './counts.ts';
import { effective, experiment, formulaOf, type Goal, goalOf, resultOf } from './goal.ts';
import { solveLayers, solveSpan } from './layers.ts';
import { solveTransposed, type TransposedSought } from './transposed.ts';

/** Looks for what makes the wanted size come out; undefined where the question does not say enough. */
export function solve(unknown: Unknown, question: Question): ComputedAnswer | undefined {
  if (question.sides[0]?.some(({ kind }) => kind === 'transposed'))
    return isSetting(unknown) ? solveTransposed(unknown, question) : undefined;
  if (unknown === 'filters' || unknown === 'channels') return solveCount(unknown, question);
  if (unknown === 'layers') return solveLayers(question);
  const goal = goalOf(question);
  if (unknown === 'dilation' && question.target.field !== undefined)
    return solveSpan(goal, question.target.field);
  return goal && search(unknown, goal);
}

function isSetting(unknown: Unknown): unknown is TransposedSought {
  return unknown === 'kernel' || unknown === 'stride' || unknown === 'padding' || unknown === 'dilation';
}

type Sought = Exclude<Unknown, 'filters' | 'channels' | 'layers'>;

function search(unknown: Sought, goal: Goal): ComputedAnswer | undefined {
  if (unknown !== 'kernel' && goal.kernel === undefined) return undefined;
  if (unknown === 'padding' && goal.keeps && goal.from === undefined) return paddingThatKeeps(goal);
  if (unknown === 'kernel' && goal.keeps && goal.from === undefined) return kernelThatKeeps(goal);
  if (unknown === 'input' ? goal.to === undefined : goal.from === undefined || goal.to === undefined)
    return undefined;
  const most =
    unknown === 'input' ? goal.to! * goal.stride + (goal.kernel ?? 1n) * goal.dilation : goal.from!;
  if (most > LARGEST) return undefined;
  const found: bigint[] = [];
  for (let value = unknown === 'padding' ? 0n : 1n; value <= most + 1n; value++) {
    if (resultOf(changed(goal, unknown, value)) === (unknown === 'input' ? goal.to! : goal.to!))
      found.push(value);
  }
  return told(unknown, goal, found);
}

/** Sizes of pictures; beyond it the search would be long and the question odd. */
const LARGEST = 20_000n;

function changed(goal: Goal, unknown: Sought, value: bigint): Goal {
  return { ...goal, [unknown === 'input' ? 'from' : unknown]: value };
}

/** (k_eff − 1)/2 on each side, at stride 1. */
function paddingThatKeeps(goal: Goal): ComputedAnswer | undefined {
  const reach = span(goal.kernel!, goal.dilation);
  if (goal.stride !== 1n)
    return none(
      'padding',
      goal,
      `With stride ${goal.stride} the size is divided by ${goal.stride}: no padding that a layer should have keeps every size.`,
    );
  const steps = [...effective(goal), `(${reach} − 1)/2 = ${formatHalf(reach - 1n)} on each side`];
  if (reach % 2n === 0n) {
    return {
      ...none(
        'padding',
        goal,
        `No padding of the same rows on both sides keeps the size: an even window of ${reach} needs ${reach - 1n} rows in total, so one side takes ${(reach - 1n) / 2n} and the other ${reach / 2n}.`,
      ),
      steps,
    };
  }
  const rows = (reach - 1n) / 2n;
  return {
    quantity: 'padding',
    value: rows,
    unit: 'rows on each side',
    sentence: `Padding ${rows} on each side keeps every size with ${windowText(goal)}.`,
    steps,
    assumptions: [],
    request: experiment({ ...goal, padding: rows, from: 28n > reach ? 28n : reach }),
  };
}

/** 2p/d + 1, at stride 1. */
function kernelThatKeeps(goal: Goal): ComputedAnswer | undefined {
  const { padding, stride, dilation } = goal;
  if (stride !== 1n || padding === 'same' || padding === 0n || (2n * padding) % dilation !== 0n)
    return undefined;
  const kernel = (2n * padding) / dilation + 1n;
  const apart = dilation > 1n ? `/${dilation}` : '';
  return {
    quantity: 'kernel',
    value: kernel,
    unit: UNITS.kernel,
    sentence: `Kernel ${kernel} keeps every size with padding ${padding} on each side.`,
    steps: [`2·${padding}${apart} + 1 = ${kernel}`],
    assumptions: assumed('kernel', goal),
    request: experiment({ ...goal, kernel, from: 28n > kernel ? 28n : kernel }),
  };
}

function formatHalf(rows: bigint): string {
  return rows % 2n === 0n ? `${rows / 2n}` : `${rows / 2n}.5`;
}

function told(unknown: Sought, goal: Goal, found: readonly bigint[]): ComputedAnswer {
  if (found.length === 0) return noneFound(unknown, goal);
  const [first] = found;
  const solved = changed(goal, unknown, first!);
  const wanted = unknown === 'input' ? `${goal.to}` : `${goal.to} from ${goal.from}`;
  const several = found.length > 1;
  const list = found.length > MOST_LISTED ? `${found[0]} to ${found.at(-1)}` : formatList(found.map(String));
  const condition = several ? ` Each of these ${found.length} does, since the division rounds down.` : '';
  return {
    quantity: unknown,
    value: several ? found : first!,
    unit: UNITS[unknown],
    sentence: `${NAMES[unknown]} ${list} ${several ? 'give' : 'gives'} ${wanted}${aside(unknown, goal)}.${condition}`,
    steps: found.slice(0, 3).map((value) => formulaOf(changed(goal, unknown, value))),
    assumptions: assumed(unknown, goal),
    request: experiment(solved),
  };
}

const MOST_LISTED = 6;

const NAMES: Readonly<Record<Sought, string>> = {
  padding: 'Padding',
  kernel: 'Kernel',
  stride: 'Stride',
  dilation: 'Dilation',
  input: 'An input of',
};

const UNITS: Readonly<Record<Sought, string>> = {
  padding: 'rows on each side',
  kernel: 'positions along an axis',
  stride: 'positions',
  dilation: 'positions',
  input: 'positions along an axis',
};

/** What was taken as the frameworks' default. */
function assumed(unknown: Sought, { padding, stride, dilation }: Goal): readonly string[] {
  const plain = [
    unknown !== 'padding' && padding === 0n && 'no padding',
    unknown !== 'stride' && stride === 1n && 'stride 1',
    unknown !== 'dilation' && dilation === 1n && 'dilation 1',
  ].filter((word) => word !== false);
  return plain.length === 0 ? [] : [`Taken for granted: ${formatList(plain)}.`];
}

function aside(unknown: Sought, goal: Goal): string {
  const parts = [
    unknown !== 'kernel' && `kernel ${goal.kernel}`,
    unknown !== 'stride' && goal.stride > 1n && `stride ${goal.stride}`,
    unknown !== 'padding' && goal.padding !== 0n && `padding ${goal.padding}`,
    unknown !== 'dilation' && goal.dilation > 1n && `dilation ${goal.dilation}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` with ${formatList(parts)}`;
}

function windowText({ kernel, dilation }: Goal): string {
  return dilation > 1n ? `kernel ${kernel} and dilation ${dilation}` : `kernel ${kernel}`;
}

function noneFound(unknown: Sought, goal: Goal): ComputedAnswer {
  const odd =
    unknown === 'padding' &&
    goal.stride === 1n &&
    goal.to! >= goal.from! - span(goal.kernel!, goal.dilation) + 1n;
  const rows = odd ? goal.to! - goal.from! + span(goal.kernel!, goal.dilation) - 1n : 0n;
  const why = odd
    ? ` It takes ${rows} rows in total: ${rows / 2n} on one side and ${rows - rows / 2n} on the other.`
    : '';
  return none(
    unknown,
    goal,
    `No ${unknown} gives ${goal.to} from ${goal.from ?? 'any input'}${aside(unknown, goal)}${odd ? ' with the same rows on both sides' : ''}.${why}`,
  );
}

function none(unknown: Sought, goal: Goal, sentence: string): ComputedAnswer {
  return {
    quantity: unknown,
    value: [],
    unit: UNITS[unknown],
    sentence,
    steps: [],
    assumptions: assumed(unknown, goal),
  };
}
