import type { Shape } from '../../shape.ts';
import { axisIndex, type Channels } from '../geometry/axes.ts';
import type { LayerKind } from '../kind.ts';
import { activationFunctions } from './activation-functions.ts';
import { activationKeras, activationShorthand, activationTorch } from './activation-spelling.ts';

/** A function by its name in `activationFunctions`, with its settings. */
export interface Activation {
  readonly function: string;
  readonly settings: Readonly<Record<string, number>>;
  /** The axis along which softmax and its like work; they alone have one. */
  readonly along?: { readonly axis: bigint; readonly channels: Channels };
}

/** Activations count no multiply-accumulates. */
export const activation: LayerKind<Activation> = {
  name: 'activation',
  summary:
    'Bends every value by a fixed curve, so that layers behind each other are more than one weighted sum.',
  keras: activationKeras,
  torch: activationTorch,
  shorthand: activationShorthand,

  outputShape(params, [input]) {
    axisOf(params, input!);
    return input!;
  },

  parameters: () => [],
  macs: () => [],
  window: (params, [input]) => (axisOf(params, input!) === input!.length - 1 ? 'pointwise' : 'global'),

  build(params, [input], tf) {
    const axis = axisOf(params, input!) + 1;
    const { run } = activationFunctions[params.function]!;
    return { weights: [], run: ([x]) => tf.tidy(() => run(tf, x!, params.settings, axis)) };
  },
};

/** The place of the axis along which it works; the last for functions of single values, which mix nothing. */
export function axisOf({ along }: Activation, input: Shape): number {
  return along ? axisIndex(along.axis, along.channels, input) : input.length - 1;
}
