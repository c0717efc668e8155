import { UserError } from '../../../user-error.ts';
import { channelsOf, type Shape, spatialOf } from '../../shape.ts';
import { requireOutput, requireRank } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import { type Sliding, slide, slidingWindow, span } from '../geometry/sliding.ts';
import type { LayerKind } from '../kind.ts';
import { averageKeras, maxKeras } from './pooling-keras.ts';
import { averageShorthand, maxShorthand } from './pooling-shorthand.ts';
import { averagePoolTensors, maxPoolTensors } from './pooling-tensors.ts';
import { averageTorch, maxTorch } from './pooling-torch.ts';

/** A window that keeps its largest value. */
export interface MaxPool extends Sliding {
  readonly rank: Rank;
  readonly ceil: boolean;
}

/** A window that is averaged; it knows no dilation. */
export interface AveragePool extends MaxPool {
  /** Whether zeros of the padding count as values; rows beyond it, which `ceil` adds, never do. */
  readonly countPadding: boolean;
  /** What the sum is divided by instead of the number of values. */
  readonly divisor: bigint | null;
}

/** Pooling counts no multiply-accumulates. */
const pooling = {
  outputShape(params: MaxPool, [input]: readonly Shape[]): Shape {
    requireRank(input!, params.rank, `${params.rank}-D pooling`);
    requireNarrowPadding(params);
    return [...requireOutput(params, slide(params, spatialOf(input!)), input!), channelsOf(input!)];
  },
  parameters: () => [],
  macs: () => [],
  window: (params: MaxPool, [input]: readonly Shape[]) => slidingWindow(params, input!),
};

export const maxPool: LayerKind<MaxPool> = {
  ...pooling,
  name: 'max-pool',
  summary: 'Keeps the largest value of every window.',
  keras: maxKeras,
  torch: maxTorch,
  shorthand: maxShorthand,
  build: maxPoolTensors,
};

export const averagePool: LayerKind<AveragePool> = {
  ...pooling,
  name: 'avg-pool',
  summary: 'Averages every window.',
  keras: averageKeras,
  torch: averageTorch,
  shorthand: averageShorthand,
  build: averagePoolTensors,
};

function requireNarrowPadding(params: MaxPool): void {
  if (typeof params.padding === 'string') return;
  params.padding.forEach((edge, axis) => {
    const most = span(params.kernel[axis]!, params.dilation[axis]!) / 2n;
    const widest = edge.find((rows) => rows > most);
    if (widest === undefined) return;
    throw new UserError({
      wrong: `Padding of ${widest} is too much for a pooling window of ${params.kernel.join('×')}: pad should be at most half of the kernel, or a window could hold nothing but padding.`,
      write: `padding=${most} or less`,
    });
  });
}
