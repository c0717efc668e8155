import { channelsOf, type Shape, type Size, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { requireOutput, requireRank } from '../geometry/inputs.ts';
import { type Sliding, slide, slidingWindow } from '../geometry/sliding.ts';
import { padSpatial } from '../geometry/tensors.ts';
import type { Factor, LayerKind, Program, WeightSpec } from '../kind.ts';
import { bareWindow, convolve, depthwise, numericEdges } from './conv-tensors.ts';
import { filterBias } from './conv-terms.ts';
import { depthwiseFactors, depthwiseKernel } from './depthwise-conv.ts';
import { separableKeras, separableShorthand, separableTorch } from './separable-spelling.ts';

/** A depthwise convolution without bias, and a 1×1 convolution that mixes what it made (MobileNets, arXiv:1704.04861). */
export interface SeparableConv extends Sliding {
  readonly rank: 1 | 2;
  readonly filters: bigint;
  /** How many filters each channel has in the depthwise step. */
  readonly multiplier: bigint;
  /** The only bias stands behind the 1×1 convolution. */
  readonly bias: boolean;
}

export const separableConv: LayerKind<SeparableConv> = {
  name: 'separable-conv',
  summary: 'Looks at every channel by itself first, then mixes the channels position by position.',
  keras: separableKeras,
  torch: separableTorch,
  shorthand: separableShorthand,

  outputShape(params, [input]) {
    requireRank(input!, params.rank, `SeparableConv${params.rank}D`);
    return [...requireOutput(params, slide(params, spatialOf(input!)), input!), params.filters];
  },

  parameters(params, [input]) {
    return [
      { part: 'weights', factors: depthwiseFactors(params, input!) },
      { part: 'weights', factors: pointwiseFactors(params, input!) },
      ...(params.bias ? [filterBias(params.filters)] : []),
    ];
  },

  macs(params, [input]) {
    const positions: Factor = { name: 'positions', sizes: slide(params, spatialOf(input!)) };
    return [
      { part: 'work', factors: [positions, ...depthwiseFactors(params, input!)] },
      { part: 'work', factors: [positions, ...pointwiseFactors(params, input!)] },
    ];
  },

  window: (params, [input]) => slidingWindow(params, input!),
  build: separableTensors,
};

/** `filters · (input channels · multiplier)`. */
function pointwiseFactors({ filters, multiplier }: SeparableConv, input: Shape): readonly Factor[] {
  const channels: Size = channelsOf(input);
  return [
    { name: 'filters', sizes: [filters] },
    { name: 'input channels', sizes: [channels] },
    { name: 'multiplier', sizes: [multiplier] },
  ];
}

function separableTensors(params: SeparableConv, [input]: readonly Shape[], tf: typeof TensorFlow): Program {
  const filters = Number(params.filters);
  const between = Number(channelsOf(input!)) * Number(params.multiplier);
  const ones = params.kernel.map(() => 1);
  const padding = numericEdges(params, input!);
  const pointwise: WeightSpec = {
    role: 'kernel',
    shape: [...ones, between, filters],
    fanIn: between,
    fanOut: filters,
  };
  const bias: readonly WeightSpec[] = params.bias ? [{ ...pointwise, role: 'bias', shape: [filters] }] : [];
  return {
    weights: [depthwiseKernel(params, input!), pointwise, ...bias],
    run: ([x], [w, mix, b]) =>
      tf.tidy(() => {
        const apart = depthwise(tf, padSpatial(tf, x!, padding), w!, bareWindow(params));
        const sums = convolve(tf, apart, mix!, { kernel: ones, stride: ones, dilation: ones });
        return b ? tf.add(sums, b) : sums;
      }),
  };
}
