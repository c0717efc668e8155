import { type Claim, compared, grown } from './claim.ts';

/** What is said of receptive fields. */
export const RECEPTIVE_FIELD: readonly Claim[] = [
  {
    says: [
      'Deeper networks have a larger receptive field',
      'the receptive field grows with depth',
      'more layers see more of the image',
      'adding conv layers increases the receptive field',
    ],
    holds: 'depends',
    turned: 'false',
    because:
      'Each window larger than 1 adds (k_eff − 1)·j. Layers of 1×1, activations and normalisation add nothing.',
    shown:
      'One 3×3 sees {field 8@3x3 on 28x28x1}, five see {field 5x 8@3x3 on 28x28x1}, a 3×3 with four 1×1 behind it {field 8@3x3 > 8@1x1 > 8@1x1 > 8@1x1 > 8@1x1 on 28x28x1}.',
    experiment: grown('5x 8@3x3', '28x28x1'),
  },
  {
    says: [
      'Pooling widens the receptive field',
      'max pooling increases the receptive field',
      'pooling layers affect the receptive field',
      'stride widens the receptive field of later layers',
    ],
    holds: 'true',
    because:
      'A pooling counts like a convolution: its window adds (k − 1)·j, and its stride multiplies the steps of all layers behind it.',
    shown:
      'Two 3×3 see {field 2x 8@3x3 on 28x28x1}, with a pooling of 2 between them {field 8@3x3 > maxpool 2 > 8@3x3 on 28x28x1}.',
    experiment: grown('8@3x3 > maxpool 2 > 8@3x3', '28x28x1'),
  },
  {
    says: [
      'ReLU changes the receptive field',
      'activations widen the receptive field',
      'batch norm increases the receptive field',
    ],
    holds: 'false',
    turned: 'false',
    because: 'They work on each position by itself; r grows by 0.',
    shown:
      'A 3×3 sees {field 8@3x3 on 28x28x1}, with batch normalisation and ReLU behind it {field 8@3x3 > batchnorm > relu on 28x28x1}.',
    experiment: grown('8@3x3 > batchnorm > relu', '28x28x1'),
  },
  {
    says: [
      'All pixels of the receptive field count equally',
      'every pixel in the receptive field has the same influence',
      'the effective receptive field is as large as the theoretical one',
      'the network uses the whole receptive field equally',
    ],
    holds: 'false',
    because:
      'The influence falls off from the middle roughly like a Gaussian, whose width grows like the root of the depth, while the theoretical field grows like the depth.',
    shown:
      'Twenty 3×3 see {field 20x 8@3x3 same on 64x64x1} in theory; with equal weights the spread is sqrt(20·(9 − 1)/12) = 3.7 positions.',
    experiment: grown('20x 8@3x3 same', '64x64x1'),
  },
  {
    says: [
      'Two papers give different receptive fields for ResNet-50 so one is wrong',
      'the receptive field of resnet50 is unique',
      'resnet-50 has one receptive field whatever the implementation',
    ],
    holds: 'false',
    because:
      'Implementations place the strides differently: 483 where the last unit of a block strides, 427 where the 3×3 of the first unit does. Match the code, not the name.',
    shown:
      'The place of a stride matters in small too: {field 8@3x3 s2 > 8@3x3 on 64x64x1} with it in front, {field 8@3x3 > 8@3x3 s2 on 64x64x1} with it behind.',
    experiment: compared('8@3x3 s2 > 8@3x3', '8@3x3 > 8@3x3 s2', '64x64x1'),
  },
];
