import { type Claim, compared, drawn } from './claim.ts';

/** What is said of pooling. */
export const POOLING: readonly Claim[] = [
  {
    says: [
      'Strided convolution is better than pooling',
      'strided convolutions replace pooling',
      'stride is better than max pooling for downsampling',
      'max pooling is worse than a strided conv',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'Both halve the size. Pooling has no weights and keeps the strongest answer; a strided convolution learns the reduction and costs parameters. In many nets the accuracy is about the same.',
    shown:
      'On 28×28×64 a pooling has {parameters maxpool 2 on 28x28x64} parameters, a 3×3 with stride 2 {parameters 64@3x3 s2 same on 28x28x64}; both give 14×14.',
    experiment: compared('maxpool 2', '64@3x3 s2 same', '28x28x64'),
  },
  {
    says: [
      'Pooling downsamples',
      'max pooling halves the size',
      'pooling reduces the size of the image',
      'pooling makes the output smaller',
    ],
    holds: 'depends',
    turned: 'false',
    because:
      'Its stride does, which is as large as its window unless something else is written. With stride 1 and same padding the size stays.',
    shown:
      'A pooling of 2 turns 28×28×8 into {output maxpool 2 on 28x28x8}, one of 3 with stride 1 and same padding into {output maxpool 3 s1 same on 28x28x8}.',
    experiment: compared('maxpool 2', 'maxpool 3 s1 same', '28x28x8'),
  },
  {
    says: [
      'Max pooling is better than average pooling',
      'maxpool beats avgpool',
      'maxpool is better than avgpool',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'Max keeps the strongest answer, which suits sparse features; average keeps how much there was, and is usual at the end of a network. Neither has parameters.',
    shown:
      'Both turn 28×28×8 into {output maxpool 2 on 28x28x8} and {output avgpool 2 on 28x28x8}, with {parameters avgpool 2 on 28x28x8} parameters.',
    experiment: compared('maxpool 2', 'avgpool 2', '28x28x8'),
  },
  {
    says: [
      'ceil_mode changes the output size',
      'ceil mode makes the pooled output bigger',
      'ceil_mode rounds the size up',
    ],
    holds: 'depends',
    because:
      'Where the division leaves a rest it adds one position, for the last window that fits only partly; where it leaves none nothing changes.',
    shown:
      'A 3×3 pooling with stride 2 on 28 gives {output maxpool 3 s2 on 28x28x8}, with ceil {output maxpool 3 s2 ceil on 28x28x8}; on 29 both give {output maxpool 3 s2 ceil on 29x29x8}.',
    experiment: compared('maxpool 3 s2', 'maxpool 3 s2 ceil', '28x28x8'),
  },
  {
    says: [
      'Pooling makes a network translation invariant',
      'cnns are translation invariant',
      'a convolution is translation invariant',
      'convolutional networks do not care about shifts of the object',
    ],
    holds: 'depends',
    because:
      'A convolution with stride 1 is equivariant: shift in, shift out. Pooling adds a little invariance; strides break it partly, and zero padding leaks the position.',
    shown:
      'After a 3×3 the map still has {output 8@3x3 same on 28x28x1} places for a pattern; only global pooling, with {output 8@3x3 same > globalmaxpool on 28x28x1} values left, forgets them.',
    experiment: drawn('8@3x3 same', '28x28x1'),
  },
];
