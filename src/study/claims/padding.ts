import { type Claim, compared, counted } from './claim.ts';

/** What is said of padding. */
export const PADDING: readonly Claim[] = [
  {
    says: [
      'Same padding keeps the size',
      'padding same means the output has the same size as the input',
      'with same padding the output size equals the input size',
      'same padding preserves the resolution',
    ],
    holds: 'depends',
    because: 'With stride 1 it does, whatever the filter. With stride s it gives ceil(n/s).',
    shown:
      'A 5×5 with same padding gives {output 8@5x5 same on 28x28x1} at stride 1 and {output 8@5x5 s2 same on 28x28x1} at stride 2.',
    experiment: compared('8@5x5 same', '8@5x5 s2 same', '28x28x1'),
  },
  {
    says: [
      'Padding same is the same in TensorFlow and PyTorch',
      'same padding works the same in keras and pytorch',
      'pytorch padding 1 equals keras padding same',
      'tensorflow and pytorch pad the same way',
    ],
    holds: 'depends',
    because:
      'At stride 1 it is. At stride 2 TensorFlow puts the odd row behind, so padding=1 in PyTorch reads other pixels, and PyTorch refuses padding="same" with a stride.',
    shown:
      'On 224 with a 3×3 and stride 2 both give {output 8@3x3 s2 same on 224x224x3} and {output 8@3x3 s2 p1 on 224x224x3}, but TensorFlow pads (0, 1) and PyTorch (1, 1).',
    experiment: compared('8@3x3 s2 same', '8@3x3 s2 p1', '224x224x3'),
  },
  {
    says: [
      'Padding adds parameters',
      'padding increases the number of parameters',
      'same padding has more parameters than valid',
      'padding changes the number of weights',
    ],
    holds: 'false',
    turned: 'false',
    because:
      'Padding writes zeros around the input; the filters stay as they are. It changes the output’s size and with it the work.',
    shown:
      '64 filters of 3×3 have {parameters 64@3x3 on 28x28x1} parameters without padding and {parameters 64@3x3 same on 28x28x1} with it.',
    experiment: compared('64@3x3', '64@3x3 same', '28x28x1'),
  },
  {
    says: [
      'Valid padding means padding with zeros',
      'valid padding adds zeros',
      'padding valid pads the image',
      'valid is zero padding that keeps the size',
    ],
    holds: 'false',
    because: '“valid” is no padding at all: the filter stays inside the input, which costs kernel − 1 rows.',
    shown: 'A 3×3 with valid padding turns 28×28 into {output 8@3x3 valid on 28x28x1}.',
    experiment: compared('8@3x3 valid', '8@3x3 same', '28x28x1'),
  },
  {
    says: [
      'Average pooling counts the padding',
      'avgpool includes the padded zeros in the average',
      'padding zeros count in average pooling',
    ],
    holds: 'depends',
    because:
      'PyTorch counts them unless count_include_pad=False is written; Keras and TensorFlow divide by the real values only.',
    shown:
      'The size is the same in both: a 3×3 average pooling with stride 2 and padding 1 on 28×28 gives {output avgpool 3 s2 p1 on 28x28x8}; only values at the border differ.',
    experiment: counted('avgpool 3 s2 p1', '28x28x8'),
  },
];
