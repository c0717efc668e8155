import type { Case } from './questions.ts';

/** Questions that state what comes out of a layer, or say in words what its code leaves open. */
export const STATED: readonly Case[] = [
  ['macs of a 3x3 conv, 128 to 128 channels, 28 x 28 outputs', 115605504],
  ['a 3x3 conv 128 -> 128 channels that outputs a 28x28 map: FLOPs?', 231211008],
  ['3x3 conv, 3 input channels, 16 filters. The output is 32x32x16. Number of multiply-adds?', 442368],
  ['3x3 conv 64 to 32 channels, stride 2, output map 56x56: multiply-accumulates?', 57802752],
  ['nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False), output map is 112x112. MACs?', 118013952],
  ['macs per image for batch of 16: 3x3 conv 8 to 32 channels, output 56x56', 7225344],
  ['Conv2D(8, 3) with strides 2 and same padding on 32x32, output size?', 16],
  ['Conv2D(8, 3) without bias on 32x32x3. number of parameters?', 216],
  ['on 28x28x1: Conv2D(8, 3), MaxPooling2D(2), Flatten, Dense(10): parameters of just the conv?', 80],
  ['each layer is 3x3 stride 2 no padding. 47x47 goes in and I apply three of them. size?', 5],
  ['5x5 filters on a gray image, 6 of them, bias-free: weights?', 150],
];

/** Two outputs, two figures at once, a depth that is not told, and what code and words say differently. */
export const HALF_SAID: readonly string[] = [
  'a conv 3x3 from 3 to 64 channels; output 56x56 at first, then output 28x28. MACs?',
  '3x3 conv 8 to 16 channels, input 64x64, output 20x20: MACs?',
  '28x28 image, conv 3x3, maxpool 2, flatten. How long is the vector?',
  'Conv2D(8, 3), Conv2D(8, 3) with stride 2 on 32x32x3. output size?',
  'Conv2d(3, 16, 3) output 30x30: memory of the weights and activations together in bytes?',
  '3x3 conv, 64 to 64 channels... sorry 1x1 conv, 64 to 128, output 56x56: FLOPs?',
  'how many bytes does half precision save compared to float32 for a 10x10x3 map?',
];
