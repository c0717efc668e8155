import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { kindOf } from '../../../src/engine/layers/index.ts';
import type { WeightSpec } from '../../../src/engine/layers/kind.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import type { Shape } from '../../../src/engine/shape.ts';
import { UserError } from '../../../src/user-error.ts';

/** The backend that computes where no native one is installed. */
export async function startTensors(): Promise<void> {
  if (!(await tf.setBackend('wasm'))) throw new Error('The WASM backend does not start.');
}

/** Values between 0.1 and 1 that look random and are the same in every run. */
export function values(size: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length: size }, () => {
    state = (state * 48271) % 2147483647;
    return 0.1 + (0.9 * state) / 2147483647;
  });
}

export function numbers(shape: Shape): number[] {
  return shape.map(Number);
}

export function volume(shape: readonly number[]): number {
  return shape.reduce((total, size) => total * size, 1);
}

/** Runs a chain of layers on one example; weights are given for each layer, or made. */
export function run(
  layers: readonly Layer[],
  input: Shape,
  data: Float32Array,
  weightsOf: (spec: WeightSpec, index: number) => Float32Array = (spec, index) =>
    values(volume(spec.shape), index + 7),
): { readonly shape: readonly number[]; readonly values: Float32Array } {
  return tf.tidy(() => {
    let shape = input;
    let at = 0;
    let x: tf.Tensor = tf.tensor(data, [1, ...numbers(input)]);
    for (const layer of layers) {
      const kind = kindOf(layer);
      const program = kind.build(layer.params, [shape], tf);
      const weights = program.weights.map((spec) => tf.tensor(weightsOf(spec, at++), [...spec.shape]));
      x = program.run([x], weights);
      shape = kind.outputShape(layer.params, [shape]);
    }
    return { shape: x.shape.slice(1), values: x.dataSync() as Float32Array };
  });
}

/** How many numbers the weights of a layer hold. */
export function weightCount(layer: Layer, input: Shape): number {
  const { weights } = kindOf(layer).build(layer.params, [input], tf);
  return weights.reduce((total, spec) => total + volume(spec.shape), 0);
}

/** What a layer makes of an input; null where it rejects it. */
export function outputOf(layer: Layer, input: Shape): Shape | null {
  try {
    return kindOf(layer).outputShape(layer.params, [input]);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
