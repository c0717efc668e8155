import type { Shape, Size } from '../shape.ts';
import type * as TensorFlow from '../tensorflow.ts';
import type { Spelling } from './spelling.ts';

/**
 * What one kind of layer is. All other code asks the kind about itself and never names one.
 * Shapes are channels last without the batch; `inputs` has one shape for each incoming edge.
 */
export interface LayerKind<P> {
  /** Unique, in the field's words and lower case: `conv`, `max-pool`. */
  readonly name: string;
  /** What it does, in one sentence for a learner. */
  readonly summary: string;
  readonly keras: Spelling<P>;
  readonly torch: Spelling<P>;
  readonly shorthand: Spelling<P>;
  /** Whether it joins several inputs; every other kind takes exactly one. */
  readonly merges?: boolean;
  /** Throws UserError, with the frameworks' reason, for a shape that this layer cannot take. */
  outputShape(params: P, inputs: readonly Shape[]): Shape;
  /** The size that a stated `inputChannels` is held against, where that is not the last axis of the first input. */
  stated?(params: P, inputs: readonly Shape[]): Size;
  /** Terms of part `weights`, `bias` and `frozen`, whose sum is the number of parameters. */
  parameters(params: P, inputs: readonly Shape[]): readonly Term[];
  /** Terms of part `work`, whose sum is the number of multiply-accumulates for one example. */
  macs(params: P, inputs: readonly Shape[]): readonly Term[];
  /** What one output value sees of the input. */
  window(params: P, inputs: readonly Shape[]): Reach;
  /** How TensorFlow.js computes it. Allocates nothing until it runs; shapes must be known. */
  build(params: P, inputs: readonly Shape[], tf: typeof TensorFlow): Program;
}

/** A product of named sizes. Counts are sums of terms, so that they can be printed and their ratios explained. */
export interface Term {
  readonly part: 'weights' | 'bias' | 'frozen' | 'work';
  readonly factors: readonly Factor[];
}

/** One named factor of a term; its value is the product of its sizes, e.g. `window` with `[3n, 3n]`. */
export interface Factor {
  readonly name: FactorName;
  readonly sizes: Shape;
}

/** The names that factors have; equal names are what `compare` sets against each other. */
export type FactorName =
  | 'filters'
  | 'window'
  | 'input channels'
  | 'multiplier'
  | 'positions'
  | 'units'
  | 'inputs'
  | 'features'
  | 'statistics';

/**
 * The receptive field's ingredients: a sliding window, the same position only (`pointwise`: activation,
 * normalisation, reshaping), or the whole input (`global`).
 */
export type Reach = Window | 'pointwise' | 'global';

/**
 * A sliding window; each member has one entry for each spatial axis. Input `i` stands at `i·zoom + before` of a grid
 * on which output `o` has its taps at `o·stride + t·dilation`, `0 ≤ t < kernel`; a tap between two inputs sees nothing.
 */
export interface Window {
  readonly kernel: Shape;
  readonly stride: Shape;
  /** Grid steps from one input to the next: 1 except in up-sampling, transposed convolution and adaptive pooling. */
  readonly zoom: Shape;
  readonly dilation: Shape;
  /** Grid rows added before and after; negative where the layer crops. */
  readonly padding: readonly (readonly [before: Size, after: Size])[];
}

/** A layer made ready for TensorFlow.js. */
export interface Program {
  readonly weights: readonly WeightSpec[];
  /** Tensors are `[batch, …shape]`, channels last; `weights` in the order of the specs. The caller disposes. */
  run(inputs: readonly TensorFlow.Tensor[], weights: readonly TensorFlow.Tensor[]): TensorFlow.Tensor;
}

/** One weight tensor, with what an initialiser must know. */
export interface WeightSpec {
  readonly role: 'kernel' | 'bias' | 'scale' | 'shift' | 'mean' | 'variance' | 'slope';
  /** Kernels of convolutions are `[…window, input channels, filters]`, as TensorFlow stores them. */
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
}
