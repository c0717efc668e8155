import { type Claim, compared, counted } from './claim.ts';

/** What is said of separable, grouped and factorised filters. */
export const CHEAP_FILTERS: readonly Claim[] = [
  {
    says: ['Groups make a layer faster', 'grouped convolutions are faster'],
    holds: 'depends',
    turned: 'depends',
    because:
      'They divide weights and MACs by g, but the maps to be read and written stay as large, and libraries are tuned for dense filters.',
    shown:
      '64 filters of 3×3 on 28×28×64 take {macs 64@3x3 same on 28x28x64} MACs, with 64 groups {macs 64@3x3 same g64 on 28x28x64}; both write {values 64@3x3 same on 28x28x64} values.',
    experiment: compared('64@3x3 same', '64@3x3 same g64', '28x28x64'),
  },
  {
    says: [
      'Depthwise separable convolutions are cheaper',
      'separable conv has fewer parameters than a normal conv',
      'depthwise separable convolution saves parameters and computation',
      'a depthwise separable conv costs less than a full convolution',
    ],
    holds: 'true',
    because:
      'They cost 1/N + 1/K² of the full one, N output channels: about 8 to 9 times less for 3×3, as soon as there are several channels.',
    shown:
      'From 64 to 128 channels: {parameters separable 128 3x3 nobias on 28x28x64} weights against {parameters 128@3x3 nobias on 28x28x64}.',
    experiment: compared('128@3x3 same', 'separable 128 3x3 same', '28x28x64'),
  },
  {
    says: [
      'Depthwise separable convolutions are 9 times faster',
      'separable convolutions run faster',
      'depthwise convolutions are faster on a gpu',
      'a separable conv is as much faster as it has fewer macs',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'They have 8 to 9 times fewer multiplications, but depthwise layers are limited by memory: on a GPU the gain in time is smaller, and can vanish.',
    shown:
      'On 28×28×64 to 128 channels: {macs separable 128 3x3 same on 28x28x64} MACs against {macs 128@3x3 same on 28x28x64}; the values to be read and written are as many.',
    experiment: compared('128@3x3 same', 'separable 128 3x3 same', '28x28x64'),
  },
  {
    says: [
      'Groups reduce the parameters',
      'grouped convolutions have fewer parameters',
      'more groups mean fewer weights',
      'groups divide the number of weights',
    ],
    holds: 'true',
    because: 'Each filter sees D/g channels: weights and MACs are divided by g.',
    shown:
      '64 filters of 3×3 on 64 channels: {parameters 64@3x3 same on 28x28x64} parameters, with 8 groups {parameters 64@3x3 same g8 on 28x28x64}.',
    experiment: compared('64@3x3 same', '64@3x3 same g8', '28x28x64'),
  },
  {
    says: [
      'SeparableConv2D has two biases',
      'keras separable conv has a bias in both steps',
      'separableconv2d has a bias after the depthwise step',
    ],
    holds: 'false',
    because:
      'Keras has one, behind the pointwise step: K·K·D·m + D·m·M + M. In PyTorch, where two layers are written, each has one.',
    shown: 'From 32 to 64 channels with 3×3: {parameters separable 64 3x3 on 28x28x32} = 9·32 + 32·64 + 64.',
    experiment: counted('separable 64 3x3', '28x28x32'),
  },
  {
    says: [
      'Factorised filters save parameters',
      'a 3x1 and 1x3 convolution is cheaper than a 3x3',
      'replacing 7x7 by 1x7 and 7x1 saves weights',
      'asymmetric convolutions cost less',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'With as many channels in as out they cost 2/n of the n×n filter. From few channels to many they can cost more.',
    shown:
      'On 64 channels 1×7 and 7×1 have {parameters 64@1x7 > 64@7x1 on 28x28x64} parameters against {parameters 64@7x7 on 28x28x64}; from 1 to 64 channels {parameters 64@1x7 > 64@7x1 on 28x28x1} against {parameters 64@7x7 on 28x28x1}.',
    experiment: compared('64@1x7 > 64@7x1', '64@7x7', '28x28x64'),
  },
];
