import { activation } from './activation/activation.ts';
import { prelu } from './activation/prelu.ts';
import { conv } from './convolution/conv.ts';
import { depthwiseConv } from './convolution/depthwise-conv.ts';
import { separableConv } from './convolution/separable-conv.ts';
import { transposedConv } from './convolution/transposed-conv.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import type { LayerKind } from './kind.ts';
import type { Layer } from './layer.ts';
import { concatenate, merge } from './merge.ts';
import { batchNorm } from './normalisation/batch-norm.ts';
import { groupNorm } from './normalisation/group-norm.ts';
import { layerNorm } from './normalisation/layer-norm.ts';
import { adaptiveAveragePool, adaptiveMaxPool } from './pooling/adaptive-pooling.ts';
import { globalAveragePool, globalMaxPool } from './pooling/global-pooling.ts';
import { averagePool, maxPool } from './pooling/pooling.ts';
import { crop, pad } from './resizing/padding.ts';
import { upsample } from './resizing/upsample.ts';
import { flatten } from './shaping/flatten.ts';
import { permute } from './shaping/permute.ts';
import { reshape } from './shaping/reshape.ts';

/** Every kind of layer. A new kind is a file of its own and a line here. */
export const kinds: readonly LayerKind<unknown>[] = [
  conv,
  transposedConv,
  depthwiseConv,
  separableConv,
  maxPool,
  averagePool,
  dense,
  flatten,
  activation,
  prelu,
  reshape,
  permute,
  globalMaxPool,
  globalAveragePool,
  adaptiveMaxPool,
  adaptiveAveragePool,
  batchNorm,
  layerNorm,
  groupNorm,
  dropout,
  upsample,
  pad,
  crop,
  merge,
  concatenate,
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** The kind of a layer. */
export function kindOf(layer: Layer): LayerKind<unknown> {
  const kind = byName.get(layer.kind);
  if (!kind) throw new Error(`No layer kind is called ${layer.kind}.`);
  return kind;
}
