import { formatCount } from '../../engine/analysis/format.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Question } from './question.ts';

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
