import type { Claim } from './claim.ts';

/** What twice the channels and a larger kernel do. */
export const ofDepth: readonly Claim[] = [
  {
    change: 'channels',
    quantity: 'output values',
    reason: 'there is one map for each filter, whatever it spans',
    wrong: [
      {
        factor: '2',
        reason: 'each channel makes a map',
        slip: 'A filter spans all channels and sums over them: one map for each filter.',
      },
      {
        factor: '4',
        reason: 'channels count at both ends of the layer',
        slip: 'The channels of the output are the filters, and these stay.',
      },
      {
        factor: '1/2',
        reason: 'two channels share a map',
        slip: 'All channels share every map already: each filter sums over them.',
      },
    ],
  },
  {
    change: 'channels',
    quantity: 'MACs',
    reason: 'every filter is twice as deep',
    wrong: [
      {
        factor: '1',
        reason: 'the kernel stays as large',
        slip: 'It is as wide and high, and twice as deep.',
      },
      {
        factor: '4',
        reason: 'input and output have twice the channels',
        slip: 'The output has as many channels as there are filters, and these stay.',
      },
      {
        factor: '1/2',
        reason: 'each filter takes half of the channels',
        slip: 'Each filter spans all channels, unless the layer has groups.',
      },
    ],
  },
  {
    change: 'kernel',
    quantity: 'output values',
    reason: 'with padding “same” it fits at as many positions',
    wrong: [
      {
        factor: '1/2',
        reason: 'larger kernels downsample more',
        slip: 'Stride downsamples. A kernel does not, whatever its size.',
      },
      {
        factor: '9/25',
        reason: 'each window takes in more of the input',
        slip: 'Windows overlap: there is one for every position all the same.',
      },
      {
        factor: '25/9',
        reason: 'it has that many times the weights',
        slip: 'Weights are not outputs: a filter gives one value at each position.',
      },
    ],
  },
];
