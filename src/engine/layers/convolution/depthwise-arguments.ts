import type * as z from 'zod';
import { shorthandPadding, writtenPadding } from '../arguments/padding-values.ts';
import { activation, flag, perAxis, whole } from '../arguments/values.ts';
import { unless, unlessIs } from '../arguments/writing.ts';
import type { Argument, Call } from '../spelling.ts';
import type { DepthwiseConv } from './depthwise-conv.ts';
import {
  EITHER_STRIDES,
  kerasPadded,
  kerasPadding,
  kerasWindow,
  stridesWithDilation,
} from './keras-arguments.ts';

/** What depthwise and separable convolutions have in common when they are written. */

export const APART_RANKS = [1, 2] as const;

/** What Keras calls the members of a depthwise step. */
interface KerasArgs {
  readonly kernel_size: readonly bigint[];
  readonly strides: readonly bigint[];
  readonly padding: 'valid' | 'same';
  readonly dilation_rate: readonly bigint[];
  readonly depth_multiplier: bigint;
  readonly use_bias: boolean;
}

/** Rejects what Keras rejects. */
export function withoutBoth<A extends z.ZodObject>(args: A): A {
  return args.refine((given) => {
    const { strides, dilation_rate } = given as unknown as KerasArgs;
    return !stridesWithDilation(strides, dilation_rate);
  }, EITHER_STRIDES);
}

export function kerasApart(rank: 1 | 2, args: KerasArgs): DepthwiseConv {
  return {
    rank,
    kernel: args.kernel_size,
    stride: args.strides,
    dilation: args.dilation_rate,
    padding: kerasPadding(args.padding, rank),
    multiplier: args.depth_multiplier,
    bias: args.use_bias,
  };
}

/** The calls in Keras; `first` stands before the kernel. */
export function writeKerasApart(
  name: string,
  conv: DepthwiseConv,
  first: readonly Argument[] = [],
): readonly Call[] {
  if (conv.padding === 'causal' || stridesWithDilation(conv.stride, conv.dilation)) return [];
  const args = [
    ...first,
    { value: conv.kernel },
    ...kerasWindow(conv),
    ...unlessIs('depth_multiplier', conv.multiplier, 1n),
    ...unlessIs('use_bias', conv.bias, true),
  ];
  return kerasPadded(conv.padding, { name: `${name}${conv.rank}D`, args });
}

/** The arguments of shorthand, in their order. */
export function shorthandApart(rank: number) {
  return {
    kernel: perAxis(rank),
    stride: perAxis(rank).prefault(1n),
    padding: shorthandPadding(rank),
    dilation: perAxis(rank).prefault(1n),
    multiplier: whole().prefault(1n),
    activation: activation(),
    bias: flag(true),
  };
}

export function writeShorthandApart(conv: DepthwiseConv): readonly Argument[] {
  return [
    { name: 'kernel', value: conv.kernel },
    ...unless('stride', conv.stride, 1n),
    ...writtenPadding(conv.padding),
    ...unless('dilation', conv.dilation, 1n),
    ...unlessIs('multiplier', conv.multiplier, 1n),
    ...unlessIs('bias', conv.bias, true),
  ];
}
