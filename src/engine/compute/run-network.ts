import { kindOf } from '../layers/index.ts';
import { INPUT, type Network, type Step, traverse } from '../network.ts';
import { channelsOf } from '../shape.ts';
import type * as TensorFlow from '../tensorflow.ts';
import type { Backend } from './backend.ts';
import { type Weight, type Weights, weightsFor } from './weights.ts';

type TF = typeof TensorFlow;

/** How the weights of a network come about. */
export interface Start {
  readonly weights: Weights;
  readonly seed: number;
}

/** What the last layer gave, and with which weights. */
export interface Result {
  readonly values: Float32Array;
  /** Without the batch. */
  readonly shape: readonly number[];
  readonly weights: readonly Weight[];
  /** With classic weights, the filter behind each channel. */
  readonly labels?: readonly string[];
}

/** Computes every node in turn on an input of known shape; all tensors are gone when it returns. */
export function runNetwork(
  { tf, read }: Backend,
  network: Network,
  image: Float32Array,
  start: Start,
): Result {
  tf.engine().startScope();
  try {
    const given: Computed = {
      output: tf.tensor(image, [1, ...network.input.map(Number)]),
      weights: [],
      filtered: false,
    };
    const computed: Computed[] = [];
    for (const [index, step] of traverse(network).entries()) {
      const sources = network.nodes[index]!.inputs.map((source) =>
        source === INPUT ? given : computed[source]!,
      );
      computed.push(compute(tf, step, index, sources, start));
    }
    const { output, weights, labels } = computed.at(-1)!;
    return { values: read(output), shape: output.shape.slice(1), weights, labels };
  } finally {
    tf.engine().endScope();
  }
}

/** One layer's output, before its tensors go. */
interface Computed {
  readonly output: TensorFlow.Tensor;
  readonly weights: readonly Weight[];
  readonly labels?: readonly string[];
  /** Whether the output holds feature maps: a layer with filters stands at or before this one. */
  readonly filtered: boolean;
}

function compute(
  tf: TF,
  step: Step,
  index: number,
  sources: readonly Computed[],
  { weights: from, seed }: Start,
): Computed {
  const program = step.kind.build(step.layer.params, step.inputs, tf);
  const place = sources.some(({ filtered }) => filtered) ? 'maps' : 'picture';
  const outputs = Number(channelsOf(step.output));
  const weights = weightsFor(program.weights, { weights: from, seed, index, place, outputs });
  const tensors = weights.map(({ spec, values }) => tf.tensor(values, [...spec.shape]));
  const result = program.run(
    sources.map(({ output }) => output),
    tensors,
  );
  const kernel = weights.findLast((weight) => weight.kernel)?.kernel;
  return {
    output: activated(tf, step, result),
    weights,
    labels: kernel ? kernel.labels : inherited(step, sources[0]!.labels),
    filtered: kernel !== undefined || place === 'maps',
  };
}

function activated(tf: TF, { layer, output }: Step, result: TensorFlow.Tensor): TensorFlow.Tensor {
  if (!layer.activation) return result;
  return kindOf(layer.activation).build(layer.activation.params, [output], tf).run([result], []);
}

/** A layer without filters of its own keeps the names of the maps that it takes, as long as it keeps their number. */
function inherited(
  { inputs, output }: Step,
  labels: readonly string[] | undefined,
): readonly string[] | undefined {
  const kept = inputs.length === 1 && inputs[0]!.length === output.length;
  return kept && channelsOf(inputs[0]!) === channelsOf(output) ? labels : undefined;
}
