import { summarise } from '../../../engine/analysis/summary.ts';
import { span } from '../../../engine/layers/geometry/sliding.ts';
import { readModel } from '../../../engine/notation/index.ts';
import type { ComputedAnswer } from '../answer.ts';
import type { Described } from '../described.ts';
import { capital, labelOf } from '../label.ts';
import type { Question } from '../question.ts';
import { fieldSteps } from '../steps.ts';
import { experiment, type Goal, goalOf, resultOf } from './goal.ts';

/** How many equal layers see a window of the wanted size, or bring one size to another. */
export function solveLayers(question: Question): ComputedAnswer | undefined {
  const { target, around, sides } = question;
  const [layer, ...others] = sides[0] ?? [];
  if (!layer || others.length > 0) return undefined;
  const { field } = target;
  if (field === undefined) return layersBetween(layer, question);
  if (!layer.kernel || field > WIDEST) return undefined;
  const words = [
    `1@${layer.kernel.split('x').length === 1 ? `${layer.kernel}x${layer.kernel}` : layer.kernel}`,
    layer.stride && `s${layer.stride}`,
    layer.dilation && `d${layer.dilation}`,
    'same',
  ];
  const one = words.filter(Boolean).join(' ');
  const side = around.input?.[0] ?? 1024n;
  for (let count = 1; count <= MOST; count++) {
    const { network } = readModel(`${count}x ${one}`, `${side}x${side}x1`);
    const size = summarise(network).total.receptiveField.size;
    const seen = typeof size === 'bigint' ? size : null;
    if (seen === null || (count > 1 && seen === 1n)) return undefined;
    if (seen >= field)
      return toldLayers(count, seen, field, { one, side, kernel: layer.kernel, steps: fieldSteps(network) });
  }
  return undefined;
}

const WIDEST = 513n;
const MOST = 256;

interface Stack {
  readonly one: string;
  readonly side: bigint;
  readonly kernel: string;
  readonly steps: readonly string[];
}

function toldLayers(
  count: number,
  seen: bigint,
  field: bigint,
  { one, side, kernel, steps }: Stack,
): ComputedAnswer {
  const size = kernel.includes('x') ? kernel.replace('x', '×') : `${kernel}×${kernel}`;
  const exact = seen === field ? '' : ` They see ${seen}×${seen}: ${field} is not met exactly.`;
  return {
    quantity: 'layers',
    value: BigInt(count),
    unit: 'layers',
    sentence: `${count} ${count === 1 ? 'layer' : 'layers'} of ${size} ${count === 1 ? 'sees' : 'see'} ${field}×${field}.${exact}`,
    steps,
    assumptions: [],
    request: {
      command: 'receptive-field',
      args: {
        model: `${count}x ${one}`,
        input: `${side > 256n ? 256n : side}x${side > 256n ? 256n : side}x1`,
      },
    },
  };
}

/** Equal layers that bring one size down to another. */
function layersBetween(layer: Described, question: Question): ComputedAnswer | undefined {
  const goal = goalOf(question);
  if (goal?.from === undefined || goal.to === undefined || goal.kernel === undefined) return undefined;
  const sizes = [goal.from];
  while (sizes.at(-1)! > goal.to && sizes.length <= MOST) {
    const next = resultOf({ ...goal, from: sizes.at(-1)! });
    if (next === null || next >= sizes.at(-1)!) break;
    sizes.push(next);
  }
  const reached = sizes.at(-1) === goal.to;
  const count = sizes.length - 1;
  const path = sizes.join(' → ');
  if (count === 0) return undefined;
  return {
    quantity: 'layers',
    value: reached ? BigInt(count) : [],
    unit: 'layers',
    sentence: reached
      ? `${capital(labelOf({ ...layer, count }, question.codes))} ${count === 1 ? 'brings' : 'bring'} ${goal.from} to ${goal.to}.`
      : `No number of them gives exactly ${goal.to}: the sizes are ${path}.`,
    steps: [path],
    assumptions: [],
    request: experiment(goal),
  };
}

/** The dilation with which a kernel spans a window: d = (window − 1)/(k − 1). */
export function solveSpan(goal: Goal | undefined, field: bigint): ComputedAnswer | undefined {
  const { kernel } = goal ?? {};
  if (!goal || kernel === undefined || kernel < 2n || field < kernel) return undefined;
  const [whole, left] = [(field - 1n) / (kernel - 1n), (field - 1n) % (kernel - 1n)];
  const step = `(${field} − 1)/(${kernel} − 1) = ${whole}${left === 0n ? '' : ` and ${left} left over`}`;
  const near = `${whole} spans ${span(kernel, whole)}, ${whole + 1n} spans ${span(kernel, whole + 1n)}`;
  return {
    quantity: 'dilation',
    value: left === 0n ? whole : [],
    unit: 'positions',
    sentence:
      left === 0n
        ? `Dilation ${whole} makes kernel ${kernel} span ${field}.`
        : `No dilation makes kernel ${kernel} span exactly ${field}: ${near}.`,
    steps: [step],
    assumptions: [],
    ...(left === 0n ? { request: experiment({ ...goal, dilation: whole, from: field + 23n }) } : {}),
  };
}
