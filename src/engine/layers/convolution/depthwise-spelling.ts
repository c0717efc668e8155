import * as z from 'zod';
import { channelsOf, type Shape } from '../../shape.ts';
import { activation, flag, whole } from '../arguments/values.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import type { Conv } from './conv.ts';
import { convTorch } from './conv-spelling.ts';
import {
  APART_RANKS,
  kerasApart,
  shorthandApart,
  withoutBoth,
  writeKerasApart,
  writeShorthandApart,
} from './depthwise-arguments.ts';
import type { DepthwiseConv } from './depthwise-conv.ts';
import { FORMER_CONV_ARGS, kerasDilationArgs, kerasWindowArgs } from './keras-arguments.ts';

export const depthwiseKeras: Spelling<DepthwiseConv> = {
  classes: APART_RANKS.map((rank) =>
    layerClass({
      name: `DepthwiseConv${rank}D`,
      aliases: [`DepthwiseConvolution${rank}D`],
      formerArgs: FORMER_CONV_ARGS,
      args: () =>
        withoutBoth(
          z.object({
            ...kerasWindowArgs(rank),
            depth_multiplier: whole().prefault(1n),
            ...kerasDilationArgs(rank),
            activation: activation(),
            use_bias: flag(true),
          }),
        ),
      read: (args) => ({ activation: args.activation, params: kerasApart(rank, args) }),
    }),
  ),
  write: (conv) => writeKerasApart('DepthwiseConv', conv),
};

/** PyTorch writes it as a convolution with as many groups as there are channels. */
export const depthwiseTorch: Spelling<DepthwiseConv> = {
  classes: [],
  write(depthwise, input) {
    const conv = asGroups(depthwise, input);
    return conv ? convTorch.write(conv, input) : [];
  },
};

export const depthwiseShorthand: Spelling<DepthwiseConv> = {
  classes: APART_RANKS.map((rank) =>
    layerClass({
      name: `dwconv${rank}d`,
      aliases: rank === 2 ? ['dwconv', 'depthwise', 'depthwiseconv'] : [],
      args: () => z.object(shorthandApart(rank)),
      read: ({ activation, ...params }) => ({ activation, params: { rank, ...params } }),
    }),
  ),
  write: (conv) => [{ name: `dwconv${conv.rank}d`, args: writeShorthandApart(conv) }],
};

/** The convolution that computes the same; unknown while the number of channels is. */
export function asGroups(
  { rank, kernel, stride, dilation, padding, multiplier, bias }: DepthwiseConv,
  input: Shape,
): Conv | null {
  const channels = channelsOf(input);
  if (channels === null) return null;
  const filters = channels * multiplier;
  return { rank, kernel, stride, dilation, padding, bias, filters, groups: channels, paddingMode: 'zeros' };
}
