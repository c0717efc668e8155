import { type Claim, compared, counted } from './claim.ts';

/** What is said of well-known networks and of frameworks. */
export const NETWORKS_AND_FRAMEWORKS: readonly Claim[] = [
  {
    says: [
      'Conv2DTranspose gives the same size in Keras and PyTorch',
      'transposed convolution has the same output size in keras and pytorch',
      'convtranspose2d and conv2dtranspose agree on the size',
    ],
    holds: 'depends',
    because:
      'They agree when the kernel is at least the stride. Below that Keras gives n·s and PyTorch (n − 1)·s + k.',
    shown:
      'Kernel 7 with stride 16 on 14: {output Conv2DTranspose(1, 7, strides=16) on 14x14x1} in Keras and {output nn.ConvTranspose2d(1, 1, 7, stride=16) on 1x14x14} in PyTorch.',
    experiment: counted('Conv2DTranspose(1, 7, strides=16)', '14x14x1'),
  },
  {
    says: [
      'Keras allows stride and dilation together',
      'you can use strides and dilation_rate at the same time in keras',
      'keras conv2d takes strides 2 with dilation 2',
    ],
    holds: 'false',
    because: 'Keras refuses a stride above 1 together with a dilation above 1; PyTorch takes both.',
    shown:
      'In PyTorch a 3×3 with stride 2 and dilation 2 turns 28×28 into {output nn.Conv2d(1, 8, 3, stride=2, dilation=2) on 1x28x28}.',
    experiment: counted('nn.Conv2d(1, 8, 3, stride=2, dilation=2)', '28x28x1'),
  },
  {
    says: [
      'The first layer needs a small filter',
      'the first layer captures the most basic patterns',
      'the first conv layer learns edges and colours',
      'first layers should use 3x3',
    ],
    holds: 'depends',
    because:
      'First layers do learn edges and colours, with small filters and with large: AlexNet began with 11×11, ResNet with 7×7, VGG with 3×3. On few channels a large filter costs little there.',
    shown:
      'On 224×224×3 a 7×7 with 64 filters has {parameters 64@7x7 s2 p3 on 224x224x3} parameters, a 3×3 {parameters 64@3x3 s2 p1 on 224x224x3}.',
    experiment: compared('64@3x3 s2 p1', '64@7x7 s2 p3', '224x224x3'),
  },
  {
    says: [
      'ResNet-C makes the stem cheaper',
      'replacing the 7x7 stem by three 3x3 makes resnet cheaper',
      'the deep stem has fewer macs',
      'resnet-c stem costs less than the 7x7 stem',
    ],
    holds: 'false',
    because:
      'A 7×7 costs 5.4 times a 3×3 at the same channels, but the new stem’s channels grow early: in all it costs more.',
    shown:
      'On 224×224×3: {macs 32@3x3 s2 p1 > 32@3x3 p1 > 64@3x3 p1 on 224x224x3} MACs for 32, 32, 64 filters of 3×3 against {macs 64@7x7 s2 p3 on 224x224x3} for the 7×7.',
    experiment: compared('32@3x3 s2 p1 > 32@3x3 p1 > 64@3x3 p1', '64@7x7 s2 p3', '224x224x3'),
  },
  {
    says: [
      'All classic networks use 3x3 filters',
      'the first layer of well-known networks is 3x3',
      'alexnet used 3x3 filters first',
      'resnet starts with a 3x3',
      'alexnet starts with 3x3 filters',
    ],
    holds: 'false',
    because:
      'VGG does. AlexNet begins with 11×11 and stride 4, ZFNet, GoogLeNet and ResNet with 7×7 and stride 2.',
    shown:
      'AlexNet’s first layer turns 227×227×3 into {output 96@11x11 s4 on 227x227x3}, ResNet’s 224×224×3 into {output 64@7x7 s2 p3 on 224x224x3}.',
    experiment: compared('96@11x11 s4', '64@7x7 s2 p3', '227x227x3'),
  },
  {
    says: [
      'Modern networks use only small kernels',
      'nobody uses large kernels today',
      'large kernels came back in modern networks not',
      'state of the art networks avoid kernels larger than 3x3',
    ],
    holds: 'false',
    because: 'ConvNeXt uses 7×7, RepLKNet 31×31, SLaK up to 51×51, depthwise, where size costs little.',
    shown:
      'On 28×28×64 a depthwise 31×31 has {parameters depthwise 31x31 same on 28x28x64} parameters, fewer than the {parameters 64@5x5 same on 28x28x64} of a dense 5×5.',
    experiment: compared('depthwise 31x31 same', '64@5x5 same', '28x28x64'),
  },
  {
    says: [
      'torchvision’s GoogLeNet is the GoogLeNet of the paper',
      'the googlenet in torchvision has 5x5 filters as the paper',
      'torchvision implements googlenet exactly',
    ],
    holds: 'false',
    because:
      'Its “5×5” branch uses 3×3 filters, a slip that was kept for the weights, and it has batch normalisation.',
    shown:
      'In the first module that branch goes from 16 to 32 channels: {parameters 32@3x3 same nobias on 28x28x16} weights instead of {parameters 32@5x5 same nobias on 28x28x16}.',
    experiment: compared('32@3x3 same nobias', '32@5x5 same nobias', '28x28x16'),
  },
];
