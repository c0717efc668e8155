import type * as z from 'zod';
import type { Shape } from '../shape.ts';

/** How one notation writes a kind of layer. */
export interface Spelling<P> {
  /** The classes (or short words) that mean this kind, e.g. Conv1D, Conv2D and Conv3D. */
  readonly classes: readonly LayerClass<P>[];
  /**
   * The calls that make this layer, most often one. Empty where the notation has no such layer;
   * reading the calls back gives the same computation.
   */
  write(params: P, input: Shape): readonly Call[];
}

/** One class of a framework, with its arguments in the order that they have without names. */
export interface LayerClass<P> {
  readonly name: string;
  /** Other names that it has or had: `Convolution2D`, `MaxPool2D`. */
  readonly aliases?: readonly string[];
  /** Validates and types the arguments; the order of its keys is the order without names. */
  readonly args: z.ZodObject;
  /** Former argument names and their successors: `nb_filter` → `filters`. */
  readonly formerArgs?: Readonly<Record<string, string>>;
  /** From the output of `args`. */
  read(args: never): Spec<P>;
}

/** What a class says once its arguments are read. */
export interface Spec<P> {
  readonly params: P;
  /** The number of input channels or features that the author states (PyTorch's `in_channels`). */
  readonly inputChannels?: bigint;
  /** A fused activation (Keras' `activation=`): a name or a layer. */
  readonly activation?: string | Call | null;
}

/** A Python value as it stands in the source; names such as `same` without quotes are strings. */
export type Value = bigint | number | string | boolean | null | readonly Value[] | Call;

/** A class name with its arguments. */
export interface Call {
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface Argument {
  /** Absent for a positional argument. */
  readonly name?: string;
  readonly value: Value;
}

/** Declares a class; checks that `read` takes what `args` gives. The schema is made when it is first asked for. */
export function layerClass<P, A extends z.ZodObject>(declared: {
  name: string;
  aliases?: readonly string[];
  args: () => A;
  formerArgs?: Readonly<Record<string, string>>;
  read(args: z.output<A>): Spec<P>;
}): LayerClass<P> {
  const { args: makeArgs, ...others } = declared;
  let args: A | undefined;
  return {
    ...(others as Omit<LayerClass<P>, 'args'>),
    get args() {
      args ??= makeArgs();
      return args;
    },
  };
}
