import { type Claim, compared, counted, grown } from './claim.ts';

/** What is said of kinds of filters: odd and even, 1×1, deep. */
export const FILTER_KINDS: readonly Claim[] = [
  {
    says: [
      'Odd kernels are better than even kernels',
      'kernels should be odd',
      'odd kernel sizes are preferred',
      'kernel size has to be odd',
      'one must use an odd kernel',
    ],
    holds: 'depends',
    because:
      'Odd ones have a centre, so (K − 1)/2 rows on each side keep size and alignment. Even ones work as well, but same padding is uneven and shifts the map by half a position; with stride 2 an even kernel can be the better one.',
    shown:
      'A 3×3 with padding 1 keeps 28×28: {output 8@3x3 p1 on 28x28x1}. A 4×4 gives {output 8@4x4 p1 on 28x28x1} with padding 1 and {output 8@4x4 p2 on 28x28x1} with 2.',
    experiment: compared('8@3x3 p1', '8@4x4 p1', '28x28x1'),
  },
  {
    says: [
      'A 1x1 convolution does nothing',
      '1x1 conv is useless',
      'a 1x1 kernel has no effect',
      'a 1x1 convolution only multiplies by a constant',
    ],
    holds: 'false',
    because:
      'It mixes the channels at each position: a small dense layer that is shared over the picture. It is used to change the number of channels cheaply.',
    shown:
      'A 1×1 from 256 to 64 channels has {parameters 64@1x1 on 56x56x256} parameters and turns 56×56×256 into {output 64@1x1 on 56x56x256}.',
    experiment: counted('64@1x1 > 64@3x3 same', '56x56x256'),
  },
  {
    says: [
      'A 1x1 convolution widens the receptive field',
      '1x1 conv increases the receptive field',
      'pointwise convolutions see neighbouring pixels',
    ],
    holds: 'false',
    turned: 'false',
    because: 'Its window is one position: r grows by (1 − 1)·j = 0.',
    shown: 'A 3×3 sees {field 8@3x3 on 28x28x1}; with a 1×1 behind it {field 8@3x3 > 8@1x1 on 28x28x1}.',
    experiment: grown('8@3x3 > 8@1x1', '28x28x1'),
  },
  {
    says: [
      'A 3x3 filter has 9 weights',
      'a 3x3 kernel has nine parameters',
      'a filter is two dimensional',
      'filters have no depth',
    ],
    holds: 'depends',
    because:
      'Only on one channel. A filter is always as deep as its input: on an RGB picture a 3×3 filter has 3·3·3 weights, and a bias.',
    shown:
      'One 3×3 filter without bias has {parameters 1@3x3 nobias on 28x28x1} weights on one channel and {parameters 1@3x3 nobias on 28x28x3} on three.',
    experiment: compared('1@3x3 nobias', '64@3x3 nobias', '28x28x3'),
  },
];
