import { type Claim, compared, counted, drawn } from './claim.ts';

/** What is said of what layers compute. */
export const MEANING: readonly Claim[] = [
  {
    says: [
      'Deep learning libraries compute a convolution with a flipped kernel',
      'a conv layer flips the kernel',
      'conv2d is a true mathematical convolution',
      'conv layers compute convolution and not cross-correlation',
    ],
    holds: 'false',
    because:
      'They compute cross-correlation: the kernel is not flipped. For learned kernels it makes no difference; for one that you put in, such as a Sobel filter, it does.',
    shown:
      'The counts are the same either way: one 3×3 filter on 28×28×1 has {parameters 1@3x3 on 28x28x1} parameters and gives {output 1@3x3 on 28x28x1}.',
    experiment: drawn('8@3x3 same', '28x28x1'),
  },
  {
    says: [
      'A transposed convolution is the inverse of a convolution',
      'deconvolution undoes a convolution',
      'transposed conv restores the original image',
      'conv2dtranspose inverts conv2d',
    ],
    holds: 'false',
    because:
      'It gives back the shape, not the values: it is the transpose of the convolution’s matrix, not its inverse.',
    shown:
      'A 4×4 with stride 2 and padding 1 turns 32×32 into {output 8@4x4 s2 p1 on 32x32x3}; the transposed one turns 16×16 into {output deconv 3 4x4 s2 p1 on 16x16x8}, with {parameters deconv 3 4x4 s2 p1 on 16x16x8} weights of its own.',
    experiment: counted('8@4x4 s2 p1 > deconv 3 4x4 s2 p1', '32x32x3'),
  },
  {
    says: [
      'Transposed convolutions make checkerboards',
      'conv2dtranspose gives checkerboard artifacts',
      'checkerboard patterns come from transposed convolutions',
    ],
    holds: 'depends',
    because:
      'Where the kernel is no multiple of the stride, outputs get unequal numbers of contributions. A kernel of 4 with stride 2, or resizing and then convolving, avoids it.',
    shown:
      'Kernel 3 with stride 2 turns 14 into {output deconv 1 3x3 s2 on 14x14x1} with uneven overlap; kernel 4 with stride 2 and padding 1 gives {output deconv 1 4x4 s2 p1 on 14x14x1} evenly.',
    experiment: compared('deconv 1 3x3 s2', 'deconv 1 4x4 s2 p1', '14x14x1'),
  },
  {
    says: [
      'Convolution shares weights over all positions',
      'a conv layer uses the same filter everywhere',
      'the same weights are used at every position',
    ],
    holds: 'true',
    because: 'That is why height and width do not stand in the number of parameters.',
    shown:
      '64 filters of 3×3 have {parameters 64@3x3 on 28x28x1} parameters on 28×28×1 and {parameters 64@3x3 on 512x512x1} on 512×512×1.',
    experiment: counted('64@3x3', '512x512x1'),
  },
  {
    says: [
      'A convolution is linear',
      'conv is a linear operation',
      'a conv layer without activation is linear',
    ],
    holds: 'true',
    because:
      'It is a weighted sum of its inputs (with a bias, affine). Two of them without an activation between them make one larger linear filter.',
    shown:
      'Two 3×3 without activations see {field 2x 1@3x3 on 28x28x1} and could be written as one 5×5, which sees {field 1@5x5 on 28x28x1}.',
    experiment: compared('2x 1@3x3', '1@5x5', '28x28x1'),
  },
  {
    says: [
      'The bias is one number for each filter',
      'every filter has one bias',
      'a conv layer has one bias per filter',
      'a conv layer has as many biases as filters',
    ],
    holds: 'true',
    because: 'One for each output channel, whatever the window and the depth: the + M in M·(K·K·D) + M.',
    shown:
      '64 filters of 3×3 on 28×28×3 have {parameters 64@3x3 on 28x28x3} parameters, without bias {parameters 64@3x3 nobias on 28x28x3}: 64 fewer.',
    experiment: compared('64@3x3', '64@3x3 nobias', '28x28x3'),
  },
];
