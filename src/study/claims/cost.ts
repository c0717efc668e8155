import { type Claim, compared, counted } from './claim.ts';

/** What is said of speed, cost and quality. */
export const COST: readonly Claim[] = [
  {
    says: [
      'FLOPs and MACs are the same',
      'one mac is one flop',
      'macs equal flops',
      'there is no difference between flops and macs',
    ],
    holds: 'false',
    because:
      'One multiply-accumulate is two floating-point operations. Many papers print MACs under the name FLOPs, so look which it is.',
    shown:
      '64 filters of 3×3 on 28×28×1 take {macs 64@3x3 on 28x28x1} MACs, which are {flops 64@3x3 on 28x28x1} FLOPs.',
    experiment: counted('64@3x3', '28x28x1'),
  },
  {
    says: [
      'Fewer MACs mean a faster layer',
      'a layer with fewer flops is faster',
      'less multiplications are faster',
      'more flops make a layer slower',
      'flops tell the speed of a network',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'Memory traffic, the shape of the kernel and the library count as well; output values often predict the time on a GPU better.',
    shown:
      '64 filters of 3×3 on 28×28×1 have {macs 64@3x3 on 28x28x1} MACs and write {values 64@3x3 on 28x28x1} values; 32 of 7×7 have {macs 32@7x7 on 28x28x1} and write {values 32@7x7 on 28x28x1}. In a measurement the first took about twice as long.',
    experiment: compared('64@3x3', '32@7x7', '28x28x1'),
  },
  {
    says: [
      'Fewer parameters mean a faster network',
      'a layer with fewer parameters is faster',
      'a model with more parameters is slower',
      'fewer weights mean less computation',
      'fewer parameters mean fewer macs',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'A convolution uses each weight at every position, a dense layer once. A few weights on a large map are much work.',
    shown:
      '64 filters of 3×3 with same padding on 56×56×64: {parameters 64@3x3 same on 56x56x64} parameters, {macs 64@3x3 same on 56x56x64} MACs. Dense 10 on 26×26×64: {parameters flatten > dense 10 on 26x26x64} parameters, {macs flatten > dense 10 on 26x26x64} MACs.',
    experiment: counted('64@3x3 > flatten > dense 10', '28x28x1'),
  },
  {
    says: [
      'More filters are better',
      'as many filters as possible is best',
      'increasing the number of filters improves the accuracy',
      'a layer with more filters learns better',
      'a higher number of features is better',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'More filters can hold more different patterns and cost parameters, memory and time in proportion; behind a point they repeat each other. What a window can tell apart is bounded by its K·K·D values.',
    shown:
      '64 filters of 3×3 on one channel look at 9 values each; doubling them takes {parameters 128@3x3 on 28x28x1} instead of {parameters 64@3x3 on 28x28x1} parameters and {values 128@3x3 on 28x28x1} instead of {values 64@3x3 on 28x28x1} output values.',
    experiment: compared('64@3x3', '128@3x3', '28x28x1'),
  },
  {
    says: [
      'A convolution compresses the image',
      'conv layers reduce the amount of data',
      'the goal of a convolutional network is to compress the image into channels',
      'the output of a conv layer has fewer values than the input',
    ],
    holds: 'depends',
    because:
      'Height and width fall where there is stride or pooling, but the channels grow: the first layers usually put out many more values than came in.',
    shown:
      '28×28×1 are 784 values; 64 filters of 3×3 make {values 64@3x3 on 28x28x1} of them, and a pooling of 2 behind it leaves {values maxpool 2 on 26x26x64}.',
    experiment: counted('64@3x3 > maxpool 2', '28x28x1'),
  },
  {
    says: [
      'Downsampling loses information',
      'pooling loses information',
      'reducing the size causes loss of information',
      'downsampling should be done gradually',
    ],
    holds: 'depends',
    because:
      'Where fewer values are left than came in something must go; where the channels grow as the size falls nothing has to. Gradual steps are a habit that works, not a law: GoogLeNet and ResNet begin with a stride of 2 and a pooling.',
    shown:
      'A 3×3 with stride 2 and 64 filters turns the 784 values of 28×28×1 into {values 64@3x3 s2 same on 28x28x1}; a pooling of 2 on them leaves {values maxpool 2 on 28x28x1}.',
    experiment: compared('64@3x3 s2 same', 'maxpool 2', '28x28x1'),
  },
  {
    says: [
      'Accuracy tells which conv layer is better',
      'two conv layers are compared by their accuracy',
      'one training run shows which layer is better',
      'the layer with the better accuracy is better',
    ],
    holds: 'depends',
    because:
      'Only with several seeds, the same head and the same budget, and then for that head: with a dense layer behind the two may be close and with global pooling far apart.',
    shown:
      'The heads differ by far: flatten and dense 10 behind 64 filters of 3×3 have {parameters flatten > dense 10 on 26x26x64} parameters, global pooling and dense 10 {parameters globalmaxpool > dense 10 on 26x26x64}.',
    experiment: compared('64@3x3 > flatten > dense 10', '64@3x3 > globalmaxpool > dense 10', '28x28x1'),
  },
];
