import { type Claim, compared, grown } from './claim.ts';

/** What is said of large and small filters. */
export const FILTER_SIZE: readonly Claim[] = [
  {
    says: [
      'Larger filters downsample more',
      'larger filters downsample a lot',
      'a 7x7 layer downsamples a lot',
      'a bigger kernel shrinks the image more',
      'conv with a large filter reduces the size a lot',
      'bigger kernels give smaller outputs',
      'the 7x7 layer downsamples the image a lot',
      'downsampling comes from the kernel size',
    ],
    holds: 'false',
    because:
      'Downsampling comes from stride and pooling, which divide the size. A filter only costs its border, kernel − 1 rows in all, and only without padding; with same padding the size stays whatever the filter is.',
    shown:
      'With same padding a 7×7 gives {output 32@7x7 same on 28x28x1} and a 3×3 {output 64@3x3 same on 28x28x1}; without padding {output 32@7x7 on 28x28x1} and {output 64@3x3 on 28x28x1}; with stride 2 a 3×3 gives {output 64@3x3 s2 on 28x28x1}.',
    experiment: compared('64@3x3 same', '32@7x7 same', '28x28x1'),
  },
  {
    says: [
      'Larger filters stride over the image more',
      'a larger filter strides over more of the image',
      'bigger kernels move in bigger steps',
      'larger conv filters have a larger stride',
      'the stride grows with the kernel size',
      'a larger kernel means a larger stride',
    ],
    holds: 'false',
    because:
      'How far a filter moves is its stride, which is set apart from its size: 1 unless something else is written.',
    shown:
      'A 7×7 with stride 1 on 28×28 gives {output 32@7x7 same on 28x28x1} values a map, with stride 2 {output 32@7x7 s2 same on 28x28x1}: the filter is the same.',
    experiment: compared('32@7x7 same', '32@7x7 s2 same', '28x28x1'),
  },
  {
    says: [
      'Larger filters lose more information',
      'a 7x7 layer loses more information than a 3x3 layer',
      'large kernels cause a loss of information',
      'big kernels throw away information',
      'larger filters skip details of small patterns',
      'bigger filters miss small and simple patterns',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'It depends on how many filters there are for the values of a patch. Before the activation, filters that are at least as many as lose nothing; after a ReLU a layer keeps more the more filters it has for its window. The size alone decides nothing, and a small pattern fits into a large window.',
    shown:
      'On 28×28×1 both layers of the usual example put out more values than came in: {values 64@3x3 on 28x28x1} for 64 filters of 3×3 and {values 32@7x7 on 28x28x1} for 32 of 7×7, against 784.',
    experiment: compared('64@3x3', '32@7x7', '28x28x1'),
  },
  {
    says: [
      'Larger filters have more parameters',
      'larger kernels need more weights',
      'a bigger kernel means more params',
      'the number of parameters grows with the kernel size',
      'a 7x7 conv has more parameters than a 3x3 conv',
      'large filters make the layer more complex',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'With the same filters and channels it does: parameters are M·(K·K·D) + M. With fewer filters, fewer input channels or groups a larger filter can have fewer.',
    shown:
      '64 filters of 3×3 on 28×28×1 have {parameters 64@3x3 on 28x28x1} parameters, 32 of 7×7 {parameters 32@7x7 on 28x28x1}, but 8 of 7×7 only {parameters 8@7x7 on 28x28x1}.',
    experiment: compared('64@3x3', '8@7x7', '28x28x1'),
  },
  {
    says: [
      'Small filters are better than large filters',
      'small kernels are better',
      '3x3 is better than 7x7',
      'one should use small filters',
      'large kernels are outdated',
      'small filters work better in practice',
      'smaller kernels give better accuracy',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'For dense convolutions with many channels small filters are the better bargain. Depthwise convolutions pay little for size: ConvNeXt gained from 7×7, RepLKNet goes to 31×31. On the first layer of one channel a large filter is cheap too.',
    shown:
      'On 64 channels a dense 7×7 has {parameters 64@7x7 same on 28x28x64} parameters and a 3×3 {parameters 64@3x3 same on 28x28x64}, but a depthwise 7×7 only {parameters depthwise 7x7 same on 28x28x64}.',
    experiment: compared('64@3x3 same', 'depthwise 7x7 same', '28x28x64'),
  },
  {
    says: [
      'The filter has to be as large as the object',
      'large objects need large filters',
      'filter size should match the size of the object',
      'if you need many pixels to recognize the object use large filters',
      'for small local features use small filters and for big objects use large filters',
      'the kernel must cover the whole object',
    ],
    holds: 'false',
    because:
      'What has to cover the object is the receptive field of the whole network, which grows with depth, stride and pooling. A filter is chosen by the pattern at its own layer.',
    shown:
      'Five 3×3 filters with poolings between them already see {field 8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3 on 224x224x3} of the input.',
    experiment: grown(
      '8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3 > maxpool 2 > 8@3x3',
      '224x224x3',
    ),
  },
  {
    says: [
      'Larger filters capture more complex patterns',
      'as kernel size increases more complex feature patterns are matched',
      'a larger kernel matches more complex features',
      'big filters detect bigger patterns at once',
      'large filters see more context',
    ],
    holds: 'depends',
    turned: 'false',
    because:
      'One larger filter sees more at once and has more weights for it, but it stays linear: what is complex comes from stacking layers with activations between them. A stack of small filters sees the same window.',
    shown:
      'A 7×7 sees {field 8@7x7 on 28x28x1} with one activation behind it; three 3×3 see {field 3x 8@3x3 on 28x28x1} with three.',
    experiment: compared('3x 8@3x3', '8@7x7', '28x28x1'),
  },
  {
    says: [
      'Larger filters have a larger receptive field',
      'a bigger kernel sees more of the image',
      'the receptive field grows with the kernel size',
      'a 7x7 has a larger receptive field than a 3x3',
    ],
    holds: 'true',
    because:
      'One layer sees its kernel, d·(k − 1) + 1 positions. Stacks of small filters reach the same field with more layers.',
    shown:
      'One 7×7 sees {field 8@7x7 on 28x28x1}, one 3×3 {field 8@3x3 on 28x28x1}, three 3×3 {field 3x 8@3x3 on 28x28x1}.',
    experiment: compared('8@3x3', '8@7x7', '28x28x1'),
  },
  {
    says: [
      'Larger filters are slower',
      'large kernels are slow',
      'a big kernel needs more time',
      'larger filters need more computation',
      'larger filters have more macs',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'With the same filters, channels and output size a larger window costs K·K times as much. Fewer filters, a stride or groups can outweigh it, and time follows memory as well.',
    shown:
      'On 28×28×1: {macs 64@3x3 same on 28x28x1} MACs for 64 filters of 3×3, {macs 64@7x7 same on 28x28x1} for 64 of 7×7, {macs 64@7x7 s4 same on 28x28x1} with a stride of 4.',
    experiment: compared('64@3x3 same', '64@7x7 s4 same', '28x28x1'),
  },
  {
    says: ['Larger filters overfit', 'large kernels overfit more', 'bigger kernels lead to overfitting'],
    holds: 'depends',
    turned: 'depends',
    because:
      'More weights for the same data can, but it depends on data, regularisation and how many weights there really are: a depthwise large filter has few.',
    shown:
      'On 64 channels a dense 7×7 has {parameters 64@7x7 same on 28x28x64} parameters, a depthwise one {parameters depthwise 7x7 same on 28x28x64}.',
    experiment: compared('64@7x7 same', 'depthwise 7x7 same', '28x28x64'),
  },
];
