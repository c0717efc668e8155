import type * as TensorFlow from '@tensorflow/tfjs-core';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../user-error.ts';
import { kindOf } from '../layers/index.ts';
import { INPUT, type Network, type Step, traverse } from '../network.ts';
import { channelsOf, type Shape } from '../shape.ts';
import { type Backend, backend } from './backend.ts';
import { withinBudget } from './budget.ts';
import { releaseBuffer } from './buffers.ts';
import { type Fitted, fitImage, knownInput, type Plane } from './fit.ts';
import { loadImage, type Picture } from './image-data.ts';
import type { ImageSource } from './pixels.ts';
import { type Weight, type Weights, weightsFor } from './weights.ts';

type TF = typeof TensorFlow;

export interface MapsInput {
  readonly network: Network;
  readonly image: ImageSource;
  readonly weights: Weights;
  readonly seed: number;
  /** The index of the node whose output is shown; the last by default. */
  readonly layer?: number;
}

/** What one layer makes of an image. */
export interface LayerMaps {
  /** What the network was given, 0…1. */
  readonly image: Plane & { readonly title: string };
  /** `[height, width, channels]`; a sequence has height 1, a vector is one row of one channel. */
  readonly maps: Plane & { readonly min: number; readonly max: number };
  /** The weights of the layer shown, `[height, width, depth, count]`, where it slides a window over one or two axes. */
  readonly filters?: Filters;
  /** Whether the maps were taken behind the activation that is written into the layer. */
  readonly afterActivation: boolean;
  /** With classic weights, the filter behind each map: `edge 90°`, `blob`. */
  readonly labels?: readonly string[];
  /** Whole sentences on what was chosen or left out: how the image was fitted, which slice is shown. */
  readonly notes: readonly string[];
}

export interface Filters {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly count: number;
  readonly values: Float32Array;
}

const fittedImages = new LRUCache<string, Fitted>({
  maxSize: 32_000_000,
  sizeCalculation: ({ values, shown }) => values.byteLength + shown.values.byteLength,
});

/** Runs an image through a network up to one layer. Throws UserError for what exceeds the budget, before it begins. */
export async function computeMaps(input: MapsInput): Promise<LayerMaps> {
  const layer = input.layer ?? input.network.nodes.length - 1;
  requireLayer(input.network, layer);
  const picture = await loadImage(input.image);
  const network = {
    input: knownInput(input.network.input, picture.pixels),
    nodes: input.network.nodes.slice(0, layer + 1),
  };
  withinBudget(network);
  const image = fitted(picture, network.input);
  const shown = run(await backend(), network, image.values, input);
  const { plane, notes } = asPlane(shown.values, shown.shape);
  return {
    image: { ...image.shown, title: picture.title },
    maps: { ...plane, ...range(plane.values) },
    filters: filtersOf(shown.weights),
    afterActivation: network.nodes[layer]!.layer.activation !== undefined,
    labels: shown.labels?.length === plane.channels ? shown.labels : undefined,
    notes: [...image.notes, ...notes],
  };
}

/** Gives the memory of the maps back, once they are drawn: they must not be read afterwards. Worth it, not a duty. */
export function releaseMaps({ maps }: LayerMaps): void {
  releaseBuffer(maps.values);
}

/** One layer's output, before its tensors go. */
interface Computed {
  readonly output: TensorFlow.Tensor;
  readonly weights: readonly Weight[];
  readonly labels?: readonly string[];
  /** Whether the output holds feature maps: a layer with filters stands at or before this one. */
  readonly filtered: boolean;
}

interface Shown extends Omit<Computed, 'output' | 'filtered'> {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Computes every node in turn; all tensors are gone when it returns. */
function run({ tf, read }: Backend, network: Network, image: Float32Array, input: MapsInput): Shown {
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
      computed.push(compute(tf, step, index, sources, input));
    }
    const { output, weights, labels } = computed.at(-1)!;
    return { values: read(output), shape: output.shape.slice(1), weights, labels };
  } finally {
    tf.engine().endScope();
  }
}

function compute(
  tf: TF,
  step: Step,
  index: number,
  sources: readonly Computed[],
  { weights: from, seed }: MapsInput,
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

/** The kernel that slides; of several, the first (a separable convolution's depthwise one). */
function filtersOf(weights: readonly Weight[]): Filters | undefined {
  const sliding = weights.find(({ kernel }) => kernel && kernel.window.length > 0);
  if (!sliding?.kernel || sliding.kernel.window.length > 2) return undefined;
  const { window, depth, count } = sliding.kernel;
  const [height, width] = window.length === 1 ? [1, window[0]!] : [window[0]!, window[1]!];
  return { height, width, depth, count, values: sliding.values };
}

function asPlane(values: Float32Array, shape: readonly number[]): { plane: Plane; notes: readonly string[] } {
  const [first = 1, second = 1, third = 1, fourth = 1] = shape;
  if (shape.length === 1) return { plane: { height: 1, width: first, channels: 1, values }, notes: [] };
  if (shape.length === 2) return { plane: { height: 1, width: first, channels: second, values }, notes: [] };
  if (shape.length === 3) {
    return { plane: { height: first, width: second, channels: third, values }, notes: [] };
  }
  const middle = Math.floor(first / 2);
  const size = second * third * fourth;
  return {
    plane: {
      height: second,
      width: third,
      channels: fourth,
      values: values.slice(middle * size, (middle + 1) * size),
    },
    notes: [`Slice ${middle + 1} of ${first} of the maps is shown.`],
  };
}

function range(values: Float32Array): { min: number; max: number } {
  let min = values[0]!;
  let max = min;
  // By index: an iterator takes ten times as long, more than the convolution itself.
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

function fitted(picture: Picture, input: Shape): Fitted {
  const key = `${picture.id} ${input.join('×')}`;
  const image = fittedImages.get(key) ?? fitImage(picture.pixels, input.map(Number));
  fittedImages.set(key, image);
  return image;
}

function requireLayer(network: Network, layer: number): void {
  if (layer >= 0 && layer < network.nodes.length) return;
  throw new UserError({
    wrong: `There is no layer ${layer + 1}: the network has ${network.nodes.length}.`,
    write: `a number from 1 to ${network.nodes.length}`,
  });
}
