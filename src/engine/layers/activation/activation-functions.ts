import type * as TensorFlow from '../../tensorflow.ts';

type TF = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;
type Settings = Readonly<Record<string, number>>;

/** A function of every value alone, or of the values along one axis. */
export interface ActivationFunction {
  /** Its settings and their usual values. */
  readonly settings: Settings;
  /** Whether it sets the values along an axis against each other. */
  readonly along: boolean;
  /** `axis` counts the batch; it matters to functions `along` an axis only. */
  run(tf: TF, x: Tensor, settings: Settings, axis: number): Tensor;
}

/** Every activation function by its name in Keras; a setting that is infinite does nothing. */
export const activationFunctions: Readonly<Record<string, ActivationFunction>> = {
  linear: plain((tf, x) => tf.clone(x)),
  relu: valued({ max: Number.POSITIVE_INFINITY, slope: 0, threshold: 0 }, relu),
  sigmoid: plain((tf, x) => tf.sigmoid(x)),
  tanh: plain((tf, x) => tf.tanh(x)),
  elu: valued({ alpha: 1 }, (tf, x, { alpha }) => elu(tf, x, alpha!, 1)),
  celu: valued({ alpha: 1 }, (tf, x, { alpha }) => elu(tf, x, alpha!, alpha!)),
  selu: plain((tf, x) => tf.selu(x)),
  gelu: plain((tf, x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1))),
  gelu_tanh: plain(tanhGelu),
  silu: plain((tf, x) => tf.mul(x, tf.sigmoid(x))),
  mish: plain((tf, x) => tf.mul(x, tf.tanh(tf.softplus(x)))),
  softplus: valued({ beta: 1, threshold: 20 }, (tf, x, { beta, threshold }) => {
    const scaled = tf.mul(x, beta!);
    return tf.where(tf.greater(scaled, threshold!), x, tf.div(tf.softplus(scaled), beta!));
  }),
  softsign: plain((tf, x) => tf.div(x, tf.add(tf.abs(x), 1))),
  exponential: plain((tf, x) => tf.exp(x)),
  log_sigmoid: plain((tf, x) => tf.neg(tf.softplus(tf.neg(x)))),
  hard_sigmoid: plain(hardSigmoid),
  hard_silu: plain((tf, x) => tf.mul(x, hardSigmoid(tf, x))),
  hard_tanh: valued({ min: -1, max: 1 }, (tf, x, { min, max }) => tf.clipByValue(x, min!, max!)),
  tanh_shrink: plain((tf, x) => tf.sub(x, tf.tanh(x))),
  soft_shrink: valued({ threshold: 0.5 }, (tf, x, { threshold }) =>
    tf.sub(tf.relu(tf.sub(x, threshold!)), tf.relu(tf.sub(tf.neg(x), threshold!))),
  ),
  hard_shrink: valued({ threshold: 0.5 }, (tf, x, { threshold }) =>
    tf.where(tf.greater(tf.abs(x), threshold!), x, tf.zerosLike(x)),
  ),
  threshold: valued({ threshold: 0, value: 0 }, (tf, x, { threshold, value }) =>
    tf.where(tf.greater(x, threshold!), x, tf.fill(x.shape, value!)),
  ),
  softmax: along(softmax),
  softmin: along((tf, x, axis) => softmax(tf, tf.neg(x), axis)),
  log_softmax: along((tf, x, axis) => {
    const shifted = tf.sub(x, tf.max(x, axis, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), axis, true)));
  }),
};

function plain(run: (tf: TF, x: Tensor) => Tensor): ActivationFunction {
  return { settings: {}, along: false, run };
}

function valued(settings: Settings, run: ActivationFunction['run']): ActivationFunction {
  return { settings, along: false, run };
}

function along(run: (tf: TF, x: Tensor, axis: number) => Tensor): ActivationFunction {
  return { settings: {}, along: true, run: (tf, x, _, axis) => run(tf, x, axis) };
}

/** TensorFlow.js has it for the last axis only. */
function softmax(tf: TF, x: Tensor, axis: number): Tensor {
  const powers = tf.exp(tf.sub(x, tf.max(x, axis, true)));
  return tf.div(powers, tf.sum(powers, axis, true));
}

/** `max` above, `slope·(x − threshold)` below the threshold, unchanged between (Keras, ReLU). */
function relu(tf: TF, x: Tensor, { max, slope, threshold }: Settings): Tensor {
  if (slope === 0 && threshold === 0) {
    return max === Number.POSITIVE_INFINITY ? tf.relu(x) : tf.clipByValue(x, 0, max!);
  }
  const below = tf.mul(tf.sub(x, threshold!), slope!);
  return tf.where(tf.greaterEqual(x, threshold!), tf.minimum(x, bound(max!)), below);
}

/** `x` above 0, `alpha·(exp(x/scale) − 1)` below. */
function elu(tf: TF, x: Tensor, alpha: number, scale: number): Tensor {
  const below = tf.mul(tf.sub(tf.exp(tf.div(tf.minimum(x, 0), scale)), 1), alpha);
  return tf.where(tf.greater(x, 0), x, below);
}

/** Hendrycks & Gimpel's approximation, arXiv:1606.08415. */
function tanhGelu(tf: TF, x: Tensor): Tensor {
  const inner = tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), 0.044715)), Math.sqrt(2 / Math.PI));
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
}

function hardSigmoid(tf: TF, x: Tensor): Tensor {
  return tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6);
}

/** Infinity as a number that every kernel takes. */
function bound(value: number): number {
  return Math.min(value, 3.4e38);
}
