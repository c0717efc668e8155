import { formatCount } from '../../engine/analysis/format.ts';
import { summarise } from '../../engine/analysis/summary.ts';
import { readModel } from '../../engine/notation/index.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Question } from './question.ts';
import { fieldSteps } from './steps.ts';

/** How many filters a layer has that holds so many parameters. */
export function solveFilters({ target, around, sides }: Question): ComputedAnswer | undefined {
  const [layer, ...others] = sides[0] ?? [];
  if (
    !layer?.kernel ||
    layer.kind !== 'conv' ||
    others.length > 0 ||
    target.parameters === undefined ||
    around.channels === undefined
  )
    return undefined;
  const [height, width = height] = layer.kernel.split('x').map(BigInt) as [bigint, bigint?];
  const groups = BigInt(layer.groups ?? 1);
  if (groups === 0n) return undefined;
  const each = (height * width! * around.channels) / groups + (layer.bias ? 1n : 0n);
  const filters = target.parameters / each;
  const step = `${formatCount(target.parameters)} / (${height}·${width}·${around.channels}${layer.bias ? ' + 1' : ''}) = ${formatCount(target.parameters)} / ${formatCount(each)}`;
  if (target.parameters % each !== 0n || filters === 0n) {
    return {
      quantity: 'filters',
      value: [],
      unit: 'filters',
      sentence: `No whole number of filters gives ${formatCount(target.parameters)} parameters: each one holds ${formatCount(each)}, so ${formatCount(filters)} hold ${formatCount(filters * each)} and ${formatCount(filters + 1n)} hold ${formatCount((filters + 1n) * each)}.`,
      steps: [step],
      assumptions: [],
    };
  }
  return {
    quantity: 'filters',
    value: filters,
    unit: 'filters',
    sentence: `${formatCount(filters)} filters: each one holds ${formatCount(each)} numbers${layer.bias ? ', its bias included' : ''}.`,
    steps: [`${step} = ${formatCount(filters)}`],
    assumptions: [],
    request: {
      command: 'summary',
      args: {
        model: `${filters}@${height}x${width}${groups > 1n ? ` g${groups}` : ''}${layer.bias ? '' : ' nobias'}`,
        input: `64x64x${around.channels}`,
      },
    },
  };
}

/** How many equal layers see a window of the wanted size. */
export function solveLayers({ target, around, sides }: Question): ComputedAnswer | undefined {
  const [layer, ...others] = sides[0] ?? [];
  const field = target.field ?? undefined;
  if (!layer?.kernel || others.length > 0 || field === undefined || field > WIDEST) return undefined;
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
