import type * as TensorFlow from '../../tensorflow.ts';
import type { WeightSpec } from '../kind.ts';

type TF = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;

/** What is learnt by a normalisation. */
interface Affine {
  readonly scale: boolean;
  readonly shift: boolean;
}

/** The weights of a normalisation: a factor and a summand for each feature. */
export function affineWeights(params: Affine, shape: readonly number[]): readonly WeightSpec[] {
  const features = shape.reduce((product, size) => product * size, 1);
  const spec = { shape, fanIn: features, fanOut: features };
  return [
    ...(params.scale ? [{ role: 'scale', ...spec } as const] : []),
    ...(params.shift ? [{ role: 'shift', ...spec } as const] : []),
  ];
}

/** Brings the values over some axes to mean 0 and variance 1; without `centre` it divides by their root mean square. */
export function normalise(
  tf: TF,
  x: Tensor,
  axes: readonly number[],
  epsilon: number,
  centre = true,
): Tensor {
  const centred = centre ? tf.sub(x, tf.mean(x, axes as number[], true)) : x;
  const variance = tf.mean(tf.square(centred), axes as number[], true);
  return tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
}

/** Multiplies and adds what was learnt; `along` is the shape in which it stretches over `x`. */
export function applyAffine(
  tf: TF,
  x: Tensor,
  params: Affine,
  weights: readonly Tensor[],
  along: readonly number[],
): Tensor {
  const [scale, shift] = params.scale ? weights : [undefined, weights[0]];
  const scaled = scale ? tf.mul(x, tf.reshape(scale, along as number[])) : x;
  return params.shift ? tf.add(scaled, tf.reshape(shift!, along as number[])) : scaled;
}
