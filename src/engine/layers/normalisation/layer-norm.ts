import { UserError } from '../../../user-error.ts';
import type { Shape } from '../../shape.ts';
import { axisIndex, axisNumber, type Channels } from '../geometry/axes.ts';
import { requireKnown } from '../geometry/inputs.ts';
import type { LayerKind, Program } from '../kind.ts';
import { layerNormKeras, layerNormShorthand, layerNormTorch } from './layer-norm-spelling.ts';
import { affineWeights, applyAffine, normalise } from './norm-tensors.ts';
import { scaleAndShift } from './norm-terms.ts';

/** Every example is brought to mean 0 and variance 1 over some of its axes. */
export interface LayerNorm {
  /** The axes that are normalised together, as the author's framework counts them. */
  readonly axes: readonly bigint[];
  readonly channels: Channels;
  /** The sizes that the author states for these axes (PyTorch's `normalized_shape`). */
  readonly sizes: readonly bigint[] | null;
  readonly epsilon: number;
  readonly scale: boolean;
  readonly shift: boolean;
  /** Divides by the root mean square alone, without taking the mean off. */
  readonly rms: boolean;
}

/** Normalisation counts no multiply-accumulates, and its statistics no receptive field, as is usual. */
export const layerNorm: LayerKind<LayerNorm> = {
  name: 'layer-norm',
  summary: 'Brings the features of every example to mean 0 and variance 1, then scales and shifts them.',
  keras: layerNormKeras,
  torch: layerNormTorch,
  shorthand: layerNormShorthand,

  outputShape(params, [input]) {
    const places = layerNormPlaces(params, input!);
    requireKnown(input!, places, 'Layer normalisation');
    requireStated(params, input!);
    return input!;
  },

  parameters: (params, [input]) => scaleAndShift(params, featuresOf(params, input!)),
  macs: () => [],
  window: () => 'pointwise',

  build(params, [input], tf): Program {
    const places = layerNormPlaces(params, input!);
    const along = input!.map((size, place) => (places.includes(place) ? Number(size) : 1));
    const axes = places.map((place) => place + 1);
    return {
      weights: affineWeights(params, featuresOf(params, input!).map(Number)),
      run: ([x], weights) =>
        tf.tidy(() =>
          applyAffine(tf, normalise(tf, x!, axes, params.epsilon, !params.rms), params, weights, [
            1,
            ...along,
          ]),
        ),
    };
  },
};

/** The normalised places of a channels-last shape, in order. */
export function layerNormPlaces({ axes, channels }: LayerNorm, input: Shape): readonly number[] {
  return axes.map((axis) => axisIndex(axis, channels, input)).sort((a, b) => a - b);
}

function featuresOf(params: LayerNorm, input: Shape): Shape {
  return layerNormPlaces(params, input).map((place) => input[place] ?? null);
}

function requireStated(params: LayerNorm, input: Shape): void {
  if (!params.sizes) return;
  const arriving = params.axes.map((axis) => input[axisIndex(axis, params.channels, input)]);
  if (params.sizes.every((size, axis) => size === arriving[axis])) return;
  const numbers = params.axes.map((axis) =>
    axisNumber(axisIndex(axis, params.channels, input), params.channels, input),
  );
  throw new UserError({
    wrong: `normalized_shape is (${params.sizes.join(', ')}), and the last ${params.sizes.length} of the axes that arrive (${numbers.join(', ')}) have ${arriving.join('×')}.`,
    write: `normalized_shape=[${arriving.join(', ')}]`,
  });
}
