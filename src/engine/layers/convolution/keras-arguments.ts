import { checked, ignored, orNone, perAxis, whole, word } from '../arguments/values.ts';
import { kerasAround, unless } from '../arguments/writing.ts';
import { type Edge, type Padding, type Sliding, valid } from '../geometry/sliding.ts';
import type { Argument, Call } from '../spelling.ts';

/** What Keras' convolutions have in common. */

/** Their argument names of Keras 1. */
export const FORMER_CONV_ARGS = {
  nb_filter: 'filters',
  nb_row: 'kernel_size',
  kernel_dim1: 'kernel_size',
  border_mode: 'padding',
  subsample: 'strides',
  dim_ordering: 'data_format',
  bias: 'use_bias',
  filter_length: 'kernel_size',
  subsample_length: 'strides',
  atrous_rate: 'dilation_rate',
  init: 'kernel_initializer',
} as const;

/** The arguments that describe the window, but for the dilation, in the order that all of them have. */
export function kerasWindowArgs(rank: number) {
  return {
    kernel_size: perAxis(rank),
    strides: perAxis(rank).prefault(1n),
    padding: word('valid', 'same').prefault('valid'),
  };
}

/**
 * The window arguments of Keras 1, which gives every size of the kernel by itself (`nb_row`, `nb_col`); the same class
 * names were used by Keras 2, which has the strides in the place of the second size.
 */
export function formerWindowArgs(rank: 2 | 3) {
  const { kernel_size, strides, padding } = kerasWindowArgs(rank);
  const size = checked(
    (value) => whole().safeParse(value).data ?? perAxis(rank).safeParse(value).data,
    'must be a whole number of at least 1',
  );
  const others = FURTHER_SIZES[rank].map((name) => [name, orNone(size)]);
  return { kernel_size, ...(Object.fromEntries(others) as Record<never, never>), padding, strides };
}

/** The kernel and the strides that such arguments mean. */
export function formerWindow(
  args: Readonly<Record<string, unknown>> & Pick<Sliding, 'kernel'> & { readonly strides: readonly bigint[] },
  rank: 2 | 3,
): Pick<Sliding, 'kernel' | 'stride'> {
  const { kernel, strides } = args;
  const others = FURTHER_SIZES[rank].map((name) => args[name]);
  if (Array.isArray(others[0])) return { kernel, stride: others[0] };
  const rest = others.map((size, axis) => (typeof size === 'bigint' ? size : kernel[axis + 1]!));
  return { kernel: [kernel[0]!, ...rest], stride: strides };
}

const FURTHER_SIZES = { 2: ['nb_col'], 3: ['kernel_dim2', 'kernel_dim3'] } as const;

/** The arguments that stand behind, the first of them ignored. */
export function kerasDilationArgs(rank: number) {
  return { data_format: ignored(), dilation_rate: perAxis(rank).prefault(1n) };
}

export function stridesWithDilation(strides: readonly bigint[], dilation: readonly bigint[]): boolean {
  return strides.some((step) => step > 1n) && dilation.some((step) => step > 1n);
}

/** What Keras says about strides with dilation. */
export const EITHER_STRIDES = {
  path: ['dilation_rate'],
  message: 'cannot be more than 1 together with strides of more than 1: Keras takes one or the other',
};

export function kerasPadding(word: 'valid' | 'same' | 'causal', rank: number): Padding {
  return word === 'valid' ? valid(rank) : word;
}

/** Strides, padding and dilation as far as they are not Keras' defaults. */
export function kerasWindow({ stride, padding, dilation }: Sliding): readonly Argument[] {
  return [
    ...unless('strides', stride, 1n),
    ...(typeof padding === 'string' ? [{ name: 'padding', value: padding }] : []),
    ...unless('dilation_rate', dilation, 1n),
  ];
}

/** The call with a layer of zeros in front where the padding is given in rows, which Keras' convolutions cannot say. */
export function kerasPadded(padding: Padding, call: Call): readonly Call[] {
  const rows = typeof padding !== 'string' && padding.some((edge) => edge.some((size) => size > 0n));
  if (!rows) return [call];
  const edges = padding as readonly Edge[];
  return [kerasAround(`ZeroPadding${edges.length}D`, edges), call];
}
