import { type Claim, compared, counted } from './claim.ts';

/** What is said of stacks of layers. */
export const STACKING: readonly Claim[] = [
  {
    says: [
      'Three 3x3 convolutions are the same as one 7x7',
      'a stack of three 3x3 is equivalent to a 7x7',
      'two 3x3 convs equal one 5x5',
      'stacked small filters compute the same as a large filter',
    ],
    holds: 'false',
    because:
      'They see the same window, with activations between them and fewer weights: another, regularised function.',
    shown:
      'On 64 channels three 3×3 see {field 3x 64@3x3 on 28x28x64} with {parameters 3x 64@3x3 on 28x28x64} parameters, a 7×7 sees {field 64@7x7 on 28x28x64} with {parameters 64@7x7 on 28x28x64}.',
    experiment: compared('3x 64@3x3', '64@7x7', '28x28x64'),
  },
  {
    says: [
      'Three 3x3 convolutions have the same receptive field as one 7x7',
      'a stack of three 3x3 sees the same window as a 7x7',
      'a stack of 3x3 has the same receptive field as a 7x7',
      'two 3x3 convs have the same receptive field as one 5x5',
      'stacked 3x3 filters can see as much as a 7x7',
    ],
    holds: 'true',
    because: 'At stride 1 each 3×3 adds 2: 3, 5, 7. With a stride between them they see more.',
    shown:
      'Three 3×3 see {field 3x 8@3x3 on 28x28x1}, one 7×7 {field 8@7x7 on 28x28x1}; two 3×3 see {field 2x 8@3x3 on 28x28x1}.',
    experiment: compared('3x 8@3x3', '8@7x7', '28x28x1'),
  },
  {
    says: [
      'Stacking small filters saves parameters',
      'a stack of 3x3 is cheaper than a 7x7',
      'three 3x3 have fewer parameters than one 7x7',
      'replacing a large kernel by a stack of 3x3 reduces the parameters',
      'stacked small kernels need less weights than one large kernel',
      'two 3x3 are cheaper than one 5x5',
      'two 3x3 have fewer parameters than one 5x5',
      'three 3x3 are cheaper than one 7x7',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'With as many channels in as out it does: 27·C² against 49·C². With D channels in and C filters the stack is cheaper only when D > 0.45·C; on the first layer it reverses.',
    shown:
      'From 64 to 64 channels: {parameters 3x 64@3x3 on 28x28x64} against {parameters 64@7x7 on 28x28x64}. From 1 to 32 channels: {parameters 3x 32@3x3 on 28x28x1} against {parameters 32@7x7 on 28x28x1}.',
    experiment: compared('3x 32@3x3', '32@7x7', '28x28x1'),
  },
  {
    says: [
      'Stacking small filters is better than one large filter',
      'it is recommended to stack conv layers with smaller filters',
      'a stack of small filters detects larger patterns better',
      'stacked 3x3 layers are better than one 7x7',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'It brings more activations and, with as many channels in as out, fewer weights; but more layers to run and to keep in memory. Depthwise large filters are the other way, as in ConvNeXt.',
    shown:
      'On 56×56×64 three 3×3 keep {values 64@3x3 same on 56x56x64} values after each layer; a depthwise 7×7 has {parameters depthwise 7x7 same on 56x56x64} parameters.',
    experiment: compared('3x 64@3x3 same', '64@7x7 same', '56x56x64'),
  },
  {
    says: ['Deeper networks are better', 'more layers are better', 'adding more layers improves accuracy'],
    holds: 'depends',
    turned: 'depends',
    because:
      'Depth helped from LeNet to ResNet, but plain deep stacks train badly without skip connections and normalisation, and each layer costs parameters, time and memory.',
    shown:
      'On 28×28×64 one 3×3 has {parameters 64@3x3 same on 28x28x64} parameters and sees {field 64@3x3 same on 28x28x64}; ten have {parameters 10x 64@3x3 same on 28x28x64} and see {field 10x 64@3x3 same on 28x28x64}.',
    experiment: compared('64@3x3 same', '10x 64@3x3 same', '28x28x64'),
  },
  {
    says: [
      'A dense layer sees the whole image',
      'fully connected layers see the whole input',
      'a dense layer has a global receptive field',
    ],
    holds: 'true',
    because: 'Every unit has a weight for every value that comes in.',
    shown:
      'Dense 10 behind a flatten of 28×28×1 sees {field flatten > dense 10 on 28x28x1} and has {parameters flatten > dense 10 on 28x28x1} parameters.',
    experiment: counted('flatten > dense 10', '28x28x1'),
  },
];
