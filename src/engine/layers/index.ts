import { activation } from './activation.ts';
import { adaptiveAveragePool, adaptiveMaxPool } from './adaptive-pooling.ts';
import { batchNorm } from './batch-norm.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { depthwiseConv } from './depthwise-conv.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool, globalMaxPool } from './global-pooling.ts';
import { groupNorm } from './group-norm.ts';
import type { LayerKind } from './kind.ts';
import type { Layer } from './layer.ts';
import { layerNorm } from './layer-norm.ts';
import { concatenate, merge } from './merge.ts';
import { crop, pad } from './padding.ts';
import { permute } from './permute.ts';
import { averagePool, maxPool } from './pooling.ts';
import { prelu } from './prelu.ts';
import { reshape } from './reshape.ts';
import { separableConv } from './separable-conv.ts';
import { transposedConv } from './transposed-conv.ts';
import { upsample } from './upsample.ts';

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
