import { type Claim, compared, drawn } from './claim.ts';

/** What is said of stride and dilation. */
export const STRIDE_AND_DILATION: readonly Claim[] = [
  {
    says: [
      'Stride changes the number of parameters',
      'a larger stride has fewer parameters',
      'stride reduces the number of weights',
      'a strided conv has less parameters',
    ],
    holds: 'false',
    turned: 'false',
    because:
      'Stride says where the filter is applied, not how many weights it has. It reduces the outputs and the work.',
    shown:
      '64 filters of 3×3 have {parameters 64@3x3 on 28x28x1} parameters at stride 1 and {parameters 64@3x3 s2 on 28x28x1} at stride 2; MACs fall from {macs 64@3x3 on 28x28x1} to {macs 64@3x3 s2 on 28x28x1}.',
    experiment: compared('64@3x3', '64@3x3 s2', '28x28x1'),
  },
  {
    says: [
      'Stride skips pixels',
      'a strided convolution skips pixels',
      'stride 2 ignores every second pixel',
      'pixels are lost with a larger stride',
    ],
    holds: 'depends',
    because:
      'Only where the stride is larger than the kernel are inner pixels never read; else only rows at the end can drop out. What is sampled every s positions is the output.',
    shown:
      'A 3×3 with stride 2 on 28 gives {output 8@3x3 s2 on 28x28x1} and leaves out the last row and column; a 1×1 with stride 2 gives {output 8@1x1 s2 on 28x28x1} and reads a quarter of the pixels.',
    experiment: compared('8@3x3 s2', '8@1x1 s2', '28x28x1'),
  },
  {
    says: [
      'A larger stride makes the output smaller',
      'stride downsamples',
      'stride 2 halves the size',
      'increasing the stride downsamples the image more',
      'stride divides the output size',
    ],
    holds: 'true',
    because: 'The size is divided by the stride: floor((n + 2p − k)/s) + 1, or ceil(n/s) with same padding.',
    shown:
      'A 3×3 with same padding on 28×28 gives {output 8@3x3 same on 28x28x1} at stride 1, {output 8@3x3 s2 same on 28x28x1} at stride 2, {output 8@3x3 s4 same on 28x28x1} at stride 4.',
    experiment: compared('8@3x3 same', '8@3x3 s2 same', '28x28x1'),
  },
  {
    says: [
      'A convolution makes the output smaller',
      'a conv layer reduces the size of the image',
      'convolutions downsample the image',
      'convolution keeps the same size not',
    ],
    holds: 'depends',
    because:
      'Without padding it loses kernel − 1 rows, with stride it is divided; with same padding and stride 1 it keeps the size.',
    shown:
      'A 3×3 on 28×28 gives {output 8@3x3 on 28x28x1}, with same padding {output 8@3x3 same on 28x28x1}.',
    experiment: compared('8@3x3', '8@3x3 same', '28x28x1'),
  },
  {
    says: [
      'Dilation adds parameters',
      'dilation increases the number of parameters',
      'a dilated convolution has more weights',
      'dilated kernels have more parameters than normal kernels',
    ],
    holds: 'false',
    turned: 'false',
    because: 'Dilation puts gaps between the taps: the same weights reach further, k_eff = d·(k − 1) + 1.',
    shown:
      '64 filters of 3×3 have {parameters 64@3x3 d2 on 28x28x1} parameters with dilation 2 as without; one value sees {field 64@3x3 d2 on 28x28x1} instead of {field 64@3x3 on 28x28x1}.',
    experiment: compared('64@3x3', '64@3x3 d2', '28x28x1'),
  },
  {
    says: [
      'Dilation widens the receptive field',
      'dilated convolutions have a larger receptive field',
      'atrous conv increases the receptive field',
      'dilation makes the receptive field bigger',
    ],
    holds: 'true',
    because: 'The field grows by d·(k − 1) instead of k − 1, at the same weights.',
    shown: 'A 3×3 with dilation 2 sees {field 8@3x3 d2 on 28x28x1}, without {field 8@3x3 on 28x28x1}.',
    experiment: compared('8@3x3', '8@3x3 d2', '28x28x1'),
  },
  {
    says: [
      'Dilated convolutions see every pixel of their receptive field',
      'a dilated conv uses all pixels in its window',
      'stacked equal dilations cover all pixels',
      'dilation leaves no gaps',
    ],
    holds: 'false',
    because:
      'The taps stand d positions apart. Stacking the same rate leaves a grid of unseen pixels; mixed rates such as 1, 2, 5 fill it.',
    shown:
      'Two 3×3 with dilation 2 reach over {field 2x 8@3x3 d2 on 28x28x1}, yet read only every second row and column of it.',
    experiment: drawn('8@3x3 d2 same', '28x28x1'),
  },
];
