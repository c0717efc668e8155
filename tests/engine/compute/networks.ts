import { activationFunctions } from '../../../src/engine/layers/activation/activation-functions.ts';
import type { Conv } from '../../../src/engine/layers/convolution/conv.ts';
import { valid } from '../../../src/engine/layers/geometry/sliding.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';

/** Layers as plain data, for tests that compute. */

export const relu: Layer = {
  kind: 'activation',
  params: { function: 'relu', settings: activationFunctions.relu!.settings },
};

export const flatten: Layer = { kind: 'flatten', params: { start: 1n, end: -1n, channels: 'last' } };

export function convolution(
  filters: number,
  kernel: readonly number[],
  more: Partial<Conv> = {},
  activation?: Layer,
): Layer {
  const rank = kernel.length as 1 | 2 | 3;
  const params: Conv = {
    rank,
    filters: BigInt(filters),
    kernel: kernel.map(BigInt),
    stride: Array<bigint>(rank).fill(1n),
    dilation: Array<bigint>(rank).fill(1n),
    groups: 1n,
    bias: true,
    padding: valid(rank),
    paddingMode: 'zeros',
    ...more,
  };
  return { kind: 'conv', params, ...(activation && { activation }) };
}

export function dense(units: number, activation?: Layer): Layer {
  const params = { units: BigInt(units), bias: true, channels: 'last' };
  return { kind: 'dense', params, ...(activation && { activation }) };
}
