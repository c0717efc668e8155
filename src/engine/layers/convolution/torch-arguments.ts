import type { Rank } from '../geometry/ranks.ts';

/** What PyTorch's convolutions and transposed convolutions have in common when they are read. */

/** What they call their members. */
interface TorchArgs {
  /** A lazy class finds it out by itself. */
  readonly in_channels?: unknown;
  readonly out_channels: bigint;
  readonly kernel_size: readonly bigint[];
  readonly stride: readonly bigint[];
  readonly dilation: readonly bigint[];
  readonly groups: bigint;
  readonly bias: boolean;
}

/** The layer without what both kinds say in their own way: `rest`. */
export function torchConv<R extends object>(rank: Rank, args: TorchArgs, rest: R) {
  return {
    inputChannels: args.in_channels as bigint | undefined,
    params: {
      rank,
      filters: args.out_channels,
      kernel: args.kernel_size,
      stride: args.stride,
      dilation: args.dilation,
      groups: args.groups,
      bias: args.bias,
      ...rest,
    },
  };
}
