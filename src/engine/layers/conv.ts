import { UserError } from '../../user-error.ts';
import { channelsOf, type Shape, spatialOf } from '../shape.ts';
import { convKeras, convShorthand, convTorch } from './conv-spelling.ts';
import { convTensors } from './conv-tensors.ts';
import { requireOutput, requireRank } from './inputs.ts';
import type { LayerKind, Term } from './kind.ts';
import { edges, type Sliding, slide } from './sliding.ts';

/** A convolution on one, two or three axes. */
export interface Conv extends Sliding {
  readonly rank: 1 | 2 | 3;
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
    requireSource(params, input!);
    return [...requireOutput(params, slide(params, spatialOf(input!)), input!), params.filters];
  },

  parameters(params, [input]) {
    const weights: Term = { part: 'weights', factors: perPosition(params, input!) };
    const bias: Term = { part: 'bias', factors: [{ name: 'filters', sizes: [params.filters] }] };
    return params.bias ? [weights, bias] : [weights];
  },

  macs(params, [input]) {
    const positions = slide(params, spatialOf(input!));
    return [
      { part: 'work', factors: [{ name: 'positions', sizes: positions }, ...perPosition(params, input!)] },
    ];
  },

  window(params, [input]) {
    return {
      kernel: params.kernel,
      stride: params.stride,
      zoom: params.kernel.map(() => 1n),
      dilation: params.dilation,
      padding: edges(params, spatialOf(input!)),
    };
  },

  build: convTensors,
};

/** `filters · (window · input channels / groups)`: the weights, and the multiply-accumulates at one position. */
function perPosition(params: Conv, input: Shape): Term['factors'] {
  const channels = channelsOf(input);
  return [
    { name: 'filters', sizes: [params.filters] },
    { name: 'window', sizes: params.kernel },
    { name: 'input channels', sizes: [channels === null ? null : channels / params.groups] },
  ];
}

function requireGroups(params: Conv, input: Shape): void {
  const channels = channelsOf(input);
  const { groups, filters } = params;
  if (channels !== null && channels % groups !== 0n) {
    throw new UserError({
      wrong: `${groups} groups do not divide the ${channels} input channels: each group takes an equal share of them.`,
      write: `groups=1, or another divisor of ${channels}`,
    });
  }
  if (filters % groups !== 0n) {
    throw new UserError({
      wrong: `${groups} groups do not divide the ${filters} filters: each group makes an equal share of them.`,
      write: `groups=1, or another divisor of ${filters}`,
    });
  }
}

/** Reflected and circular padding take their rows from the input, which must have that many. */
function requireSource(params: Conv, input: Shape): void {
  if (params.paddingMode === 'zeros' || params.paddingMode === 'replicate') return;
  const most = params.paddingMode === 'reflect' ? 1n : 0n;
  edges(params, spatialOf(input)).forEach((edge, axis) => {
    const size = input[axis];
    if (size === null || size === undefined || edge.every((rows) => rows === null || rows <= size - most))
      return;
    throw new UserError({
      wrong: `padding_mode='${params.paddingMode}' cannot make ${edge.join(' and ')} rows of padding out of ${size}: padding size should be less than ${most > 0n ? '' : 'or equal to '}the input size.`,
      write: "padding_mode='zeros', or less padding",
    });
  });
}
