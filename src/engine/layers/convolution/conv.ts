import { spatialOf } from '../../shape.ts';
import { requireOutput, requireRank, requireSource } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import { edges, type Sliding, slide, slidingWindow } from '../geometry/sliding.ts';
import type { LayerKind } from '../kind.ts';
import { convKeras } from './conv-keras.ts';
import { convShorthand, convTorch } from './conv-spelling.ts';
import { convTensors } from './conv-tensors.ts';
import { filterFactors, filterParameters, requireGroups } from './conv-terms.ts';

/** A convolution on one, two or three axes. */
export interface Conv extends Sliding {
  readonly rank: Rank;
  readonly filters: bigint;
  readonly groups: bigint;
  readonly bias: boolean;
  /** What is written into the padding. */
  readonly paddingMode: 'zeros' | 'reflect' | 'replicate' | 'circular';
}

export const conv: LayerKind<Conv> = {
  name: 'conv',
  summary: 'Slides every filter over the input and takes a weighted sum of the window below it.',
  keras: convKeras,
  torch: convTorch,
  shorthand: convShorthand,

  outputShape(params, [input]) {
    requireRank(input!, params.rank, `Conv${params.rank}D`);
    requireGroups(params, input!);
    requireSource(edges(params, spatialOf(input!)), params.paddingMode, input!);
    return [...requireOutput(params, slide(params, spatialOf(input!)), input!), params.filters];
  },

  parameters: (params, [input]) => filterParameters(params, input!),

  macs(params, [input]) {
    const positions = slide(params, spatialOf(input!));
    return [
      { part: 'work', factors: [{ name: 'positions', sizes: positions }, ...filterFactors(params, input!)] },
    ];
  },

  window: (params, [input]) => slidingWindow(params, input!),

  build: convTensors,
};
