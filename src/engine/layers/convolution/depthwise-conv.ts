import { channelsOf, type Shape, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { requireOutput, requireRank } from '../geometry/inputs.ts';
import { type Sliding, slide, slidingWindow } from '../geometry/sliding.ts';
import { padSpatial } from '../geometry/tensors.ts';
import type { Factor, LayerKind, Program, WeightSpec } from '../kind.ts';
import { bareWindow, depthwise, numericEdges } from './conv-tensors.ts';
import { depthwiseKeras, depthwiseShorthand, depthwiseTorch } from './depthwise-spelling.ts';

/** A convolution that keeps the channels apart: each has filters of its own, which see nothing else. */
export interface DepthwiseConv extends Sliding {
  readonly rank: 1 | 2;
  /** How many filters each channel has. */
  readonly multiplier: bigint;
  readonly bias: boolean;
}

export const depthwiseConv: LayerKind<DepthwiseConv> = {
  name: 'depthwise-conv',
  summary: 'Slides filters of its own over every channel and does not mix them.',
  keras: depthwiseKeras,
  torch: depthwiseTorch,
  shorthand: depthwiseShorthand,

  outputShape(params, [input]) {
    requireRank(input!, params.rank, `DepthwiseConv${params.rank}D`);
    const spatial = requireOutput(params, slide(params, spatialOf(input!)), input!);
    const channels = channelsOf(input!);
    return [...spatial, channels === null ? null : channels * params.multiplier];
  },

  parameters(params, [input]) {
    const [channels, , multiplier] = depthwiseFactors(params, input!);
    const bias = params.bias ? [{ part: 'bias', factors: [channels!, multiplier!] } as const] : [];
    return [{ part: 'weights', factors: depthwiseFactors(params, input!) }, ...bias];
  },

  macs(params, [input]) {
    const positions = slide(params, spatialOf(input!));
    return [
      {
        part: 'work',
        factors: [{ name: 'positions', sizes: positions }, ...depthwiseFactors(params, input!)],
      },
    ];
  },

  window: (params, [input]) => slidingWindow(params, input!),
  build: depthwiseTensors,
};

/** `input channels · window · multiplier`: the weights, and the multiply-accumulates at one position. */
export function depthwiseFactors(
  params: Pick<DepthwiseConv, 'kernel' | 'multiplier'>,
  input: Shape,
): readonly Factor[] {
  return [
    { name: 'input channels', sizes: [channelsOf(input)] },
    { name: 'window', sizes: params.kernel },
    { name: 'multiplier', sizes: [params.multiplier] },
  ];
}

function depthwiseTensors(params: DepthwiseConv, [input]: readonly Shape[], tf: typeof TensorFlow): Program {
  const kernel = depthwiseKernel(params, input!);
  const filters = Number(channelsOf(input!)) * Number(params.multiplier);
  const padding = numericEdges(params, input!);
  return {
    weights: [kernel, ...(params.bias ? [{ ...kernel, role: 'bias', shape: [filters] } as const] : [])],
    run: ([x], [w, b]) =>
      tf.tidy(() => {
        const sums = depthwise(tf, padSpatial(tf, x!, padding), w!, bareWindow(params));
        return b ? tf.add(sums, b) : sums;
      }),
  };
}

/** `[…window, input channels, multiplier]`. */
export function depthwiseKernel(
  params: Pick<DepthwiseConv, 'kernel' | 'multiplier'>,
  input: Shape,
): WeightSpec {
  const kernel = params.kernel.map(Number);
  const taps = kernel.reduce((product, size) => product * size, 1);
  const multiplier = Number(params.multiplier);
  return {
    role: 'kernel',
    shape: [...kernel, Number(channelsOf(input)), multiplier],
    fanIn: taps,
    fanOut: taps * multiplier,
  };
}
