import { type Claim, compared, counted } from './claim.ts';

/** What is said of parameters. */
export const COUNTING: readonly Claim[] = [
  {
    says: [
      'Fewer filters mean fewer parameters',
      'the layer with fewer filters has fewer parameters',
      'more filters means more parameters',
      'the number of parameters grows with the number of filters',
      'a layer with less filters has less weights',
      'halving the number of filters halves the parameters',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'With the same window and input it does: each filter holds K·K·D + 1 numbers. With a larger window fewer filters can have more parameters.',
    shown:
      '32 filters of 7×7 on 28×28×1 have {parameters 32@7x7 on 28x28x1} parameters, 64 filters of 3×3 only {parameters 64@3x3 on 28x28x1}.',
    experiment: compared('64@3x3', '32@7x7', '28x28x1'),
  },
  {
    says: [
      'The number of parameters depends on the image size',
      'larger images need more parameters in a conv layer',
      'conv parameters depend on the height and width of the input',
      'a bigger input image increases the parameters of a convolution',
      'the input resolution changes the number of weights of a conv layer',
    ],
    holds: 'false',
    turned: 'false',
    because:
      'A convolution shares its filters over all positions: parameters are M·(K·K·D) + M, in which height and width do not stand. Only a dense layer behind a flatten pays for them.',
    shown:
      '64 filters of 3×3 have {parameters 64@3x3 on 28x28x1} parameters on 28×28×1 and {parameters 64@3x3 on 224x224x1} on 224×224×1.',
    experiment: counted('64@3x3', '224x224x1'),
  },
  {
    says: [
      'A smaller kernel makes the model smaller',
      'a model with smaller kernels has fewer parameters',
      'making the kernel smaller reduces the parameters of the whole model',
      'smaller filters reduce the total parameters of a network with flatten and dense',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'The convolution itself gets smaller, but without padding it leaves a larger map, and a dense layer behind a flatten pays for every value of it. Global pooling removes the effect.',
    shown:
      'With flatten and a dense layer of 10 behind it, 64 filters of 3×3 make {parameters 64@3x3 > flatten > dense 10 on 28x28x1} parameters and 32 of 7×7 {parameters 32@7x7 > flatten > dense 10 on 28x28x1}.',
    experiment: compared('64@3x3 > flatten > dense 10', '32@7x7 > flatten > dense 10', '28x28x1'),
  },
  {
    says: [
      'Pooling has no parameters',
      'max pooling layers have no weights',
      'pooling layers have nothing to learn',
      'maxpool has zero parameters',
      'pooling has no trainable parameters',
    ],
    holds: 'true',
    because: 'Pooling takes the largest or the average value of each window; nothing in it is learned.',
    shown:
      'A max pooling of 2×2 on 28×28×64 has {parameters maxpool 2 on 28x28x64} parameters and gives {output maxpool 2 on 28x28x64}.',
    experiment: counted('64@3x3 > maxpool 2', '28x28x1'),
  },
  {
    says: [
      'Flatten has parameters',
      'dropout has parameters',
      'relu has parameters',
      'activation functions have trainable weights',
      'flatten, dropout and relu add parameters',
    ],
    holds: 'false',
    because:
      'Flatten, dropout, reshape, padding and activations (except PReLU) hold nothing that is learned.',
    shown:
      'ReLU, dropout and flatten behind one another on 26×26×64 have {parameters relu > dropout 0.5 > flatten on 26x26x64} parameters.',
    experiment: counted('64@3x3 > relu > dropout 0.5 > flatten', '28x28x1'),
  },
  {
    says: [
      'A dense layer has more parameters than a convolution',
      'fully connected layers have more weights than conv layers',
      'convolutions have fewer parameters than dense layers',
      'most parameters of a cnn are in the dense layer',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'Behind a flatten it has, since every value of the map has a weight for every unit. A dense layer on a short vector has few.',
    shown:
      'Dense 10 on the 43,264 values of 64 maps has {parameters flatten > dense 10 on 26x26x64} parameters against {parameters 64@3x3 on 28x28x1} of the convolution; on 64 values, after global pooling, it has {parameters dense 10 on 64}.',
    experiment: counted('64@3x3 > flatten > dense 10', '28x28x1'),
  },
  {
    says: [
      'A bias is needed before batch norm',
      'you need a bias in a conv before batch normalization',
      'the bias matters before batchnorm',
      'convolutions should have a bias when batch norm follows',
    ],
    holds: 'false',
    because:
      'Batch normalisation subtracts the mean, which takes any constant away, and has a shift of its own.',
    shown:
      '64 filters of 3×3 on 64 channels have {parameters 64@3x3 same on 28x28x64} parameters with bias and {parameters 64@3x3 same nobias on 28x28x64} without: 64 that do nothing.',
    experiment: compared('64@3x3 same > batchnorm', '64@3x3 same nobias > batchnorm', '28x28x64'),
  },
  {
    says: [
      'Batch norm has no parameters',
      'batch normalization has nothing to train',
      'batchnorm adds no parameters',
    ],
    holds: 'false',
    because:
      'It has a scale and a shift for each channel that are trained, and a mean and a variance for each that are not.',
    shown:
      'On 64 channels it has {parameters batchnorm on 28x28x64} numbers, {trainable batchnorm on 28x28x64} of them trainable.',
    experiment: counted('64@3x3 nobias > batchnorm', '28x28x1'),
  },
  {
    says: [
      'Keras and PyTorch count the same parameters',
      'model.summary in keras shows the same number of parameters as pytorch',
      'pytorch and keras parameter counts are equal',
    ],
    holds: 'depends',
    because:
      'For convolutions and dense layers they do. Batch normalisation differs: Keras counts four numbers a channel, with mean and variance, PyTorch’s parameters() two.',
    shown:
      'Batch normalisation on 64 channels: {parameters batchnorm on 28x28x64} in all, {trainable batchnorm on 28x28x64} trainable.',
    experiment: counted('64@3x3 > batchnorm', '28x28x3'),
  },
  {
    says: [
      'filters=32 means 32 input channels',
      'the filters argument is the number of input channels',
      'filters 32 is the depth of the input',
      'the number of filters has to equal the number of input channels',
    ],
    holds: 'false',
    because: 'It is the number of output channels: so many different kernels, each as deep as the input.',
    shown:
      '32 filters of 3×3 on 28×28×3 give {output 32@3x3 on 28x28x3} and have {parameters 32@3x3 on 28x28x3} parameters.',
    experiment: counted('32@3x3', '28x28x3'),
  },
  {
    says: [
      'Parameters are the only cost of a layer',
      'a layer with fewer parameters needs less memory',
      'fewer parameters mean less memory',
      'the layer with more parameters uses more memory',
      'a model with fewer weights takes less gpu memory in training',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'The outputs count as well: height·width·filters values, which training keeps for the backward pass. In convolutional stages they usually outweigh the weights.',
    shown:
      '64 filters of 3×3 on 28×28×1 have {parameters 64@3x3 on 28x28x1} parameters and {values 64@3x3 on 28x28x1} output values; 32 of 7×7 have {parameters 32@7x7 on 28x28x1} and {values 32@7x7 on 28x28x1}.',
    experiment: compared('64@3x3', '32@7x7', '28x28x1'),
  },
  {
    says: [
      'A model with more parameters is harder to train',
      'more parameters make a model more difficult to train',
      'more parameters give better accuracy',
      'a model with more parameters is better',
      'more parameters mean overfitting',
    ],
    holds: 'depends',
    turned: 'depends',
    because:
      'It depends on the data, the regularisation and the architecture; deep networks with skip connections train well with many parameters. A count alone does not tell.',
    shown:
      'Flatten and dense 10 behind 64 filters of 3×3 make {parameters 64@3x3 > flatten > dense 10 on 28x28x1} parameters, a second 3×3 and global pooling {parameters 64@3x3 > 64@3x3 > globalavgpool > dense 10 on 28x28x1}.',
    experiment: compared(
      '64@3x3 > flatten > dense 10',
      '64@3x3 > 64@3x3 > globalavgpool > dense 10',
      '28x28x1',
    ),
  },
];
