import { describe, expect, it } from 'vitest';
import { stack, traverse } from '../../../src/engine/network.ts';
import { readModel } from '../../../src/engine/notation/index.ts';
import type { Shape } from '../../../src/engine/shape.ts';
import { UserError } from '../../../src/user-error.ts';

function layerOf(code: string) {
  const { nodes } = readModel(code).network;
  expect(nodes).toHaveLength(1);
  return nodes[0]!.layer;
}

/** What is written on the left is what is written on the right. */
const SAME: readonly (readonly [string, string])[] = [
  ['Convolution2D(32, 3, 5)', 'layers.Conv2D(32, (3, 5))'],
  ["Convolution2D(32, 3, 3, border_mode='same', subsample=(2, 2))", "layers.Conv2D(32, 3, 2, 'same')"],
  [
    'Convolution2D(nb_filter=32, nb_row=3, nb_col=5, bias=False)',
    'layers.Conv2D(32, (3, 5), use_bias=False)',
  ],
  ['Convolution2D(32, (3, 3), (2, 2))', 'layers.Conv2D(32, 3, strides=2)'],
  ['Convolution3D(8, 3, 4, 5)', 'layers.Conv3D(8, (3, 4, 5))'],
  ['AtrousConvolution2D(8, 3, 3, atrous_rate=(2, 2))', 'layers.Conv2D(8, 3, dilation_rate=2)'],
  ['Convolution1D(nb_filter=8, filter_length=3, subsample_length=2)', 'layers.Conv1D(8, 3, strides=2)'],
  ['layers.Dense(output_dim=10)', 'layers.Dense(10)'],
  ['layers.MaxPooling1D(pool_length=3, stride=1)', 'layers.MaxPool1D(3, 1)'],
  ["layers.MaxPooling2D(border_mode='same')", "layers.MaxPool2D(2, 2, padding='same')"],
  ['layers.Dropout(p=0.25)', 'layers.Dropout(0.25)'],
  ['layers.UpSampling1D(length=3)', 'layers.UpSampling1D(3)'],
  ['layers.LeakyReLU(alpha=0.1)', 'layers.LeakyReLU(negative_slope=0.1)'],
  ['layers.GlobalAvgPool2D()', 'layers.GlobalAveragePooling2D()'],
  ["layers.Activation('swish')", "layers.Activation('silu')"],
  ['layers.Softmax()', "layers.Activation('softmax')"],
  ['layers.ReLU()', "layers.Activation('relu')"],
  ['layers.ReLU(6)', "layers.Activation('relu6')"],
  ['nn.LazyConv2d(8, 3)', 'nn.Conv2d(1, 8, 3)'],
  ['nn.LazyLinear(10)', 'nn.Linear(784, 10)'],
  ['nn.LazyBatchNorm2d()', 'nn.BatchNorm2d(3)'],
  ['nn.Hardtanh(0, 6)', 'nn.Hardtanh(min_val=0, max_val=6)'],
  ['nn.ReLU(inplace=True)', 'nn.ReLU()'],
  ['nn.ReLU6()', 'layers.ReLU(max_value=6)'],
  ['nn.UpsamplingNearest2d(scale_factor=(2, 2))', 'layers.UpSampling2D(2)'],
  ["nn.Upsample(scale_factor=(2, 2), mode='bilinear')", "layers.UpSampling2D(interpolation='bilinear')"],
  ['nn.UpsamplingBilinear2d(size=8)', "nn.Upsample(8, mode='bilinear', align_corners=True)"],
  ['nn.ZeroPad2d((1, 2, 3, 4))', 'layers.ZeroPadding2D(((3, 4), (1, 2)))'],
  ['nn.ConstantPad2d(1, 0.5)', 'nn.ConstantPad2d((1, 1, 1, 1), value=0.5)'],
  ['nn.Identity()', "layers.Activation('linear')"],
  ['conv 64 3x3 s2 p1', 'nn.Conv2d(1, 64, 3, stride=2, padding=1)'],
  ['conv1d 8 3 causal', "layers.Conv1D(8, 3, padding='causal')"],
  ['deconv 64 3x3 s2 p1 op1', 'nn.ConvTranspose2d(1, 64, 3, 2, 1, 1)'],
  ['tconv 64 3x3 s2 same', "layers.Conv2DTranspose(64, 3, 2, 'same')"],
  ['dwconv 3x3 s2 m2', 'layers.DepthwiseConv2D(3, 2, depth_multiplier=2)'],
  ['sepconv 64 3x3 same', "layers.SeparableConv2D(64, 3, padding='same')"],
  ['maxpool 3x3 s2 p1 ceil', 'nn.MaxPool2d(3, 2, 1, ceil_mode=True)'],
  ['avgpool 2', 'layers.AveragePooling2D()'],
  ['adaptiveavgpool 1', 'nn.AdaptiveAvgPool2d(1)'],
  ['gap2d', 'layers.GlobalAveragePooling2D()'],
  ['fc 10', 'layers.Dense(10)'],
  ['bn', 'layers.BatchNormalization()'],
  ['ln', 'layers.LayerNormalization()'],
  ['gn 8', 'layers.GroupNormalization(8)'],
  ['pad 1', 'layers.ZeroPadding2D()'],
  ['crop 1', 'layers.Cropping2D(1)'],
  ['permute 2x1x3', 'layers.Permute((2, 1, 3))'],
  ['dropout 0.5', 'nn.Dropout()'],
];

describe('one layer in two spellings', () => {
  it.each(SAME)('%s is %s', (one, other) => {
    const [a, b] = [layerOf(one), layerOf(other)];
    expect({ kind: a.kind, params: a.params }).toEqual({ kind: b.kind, params: b.params });
  });
});

/** Each is rejected for an input, channels last, with what stands on the right. */
const REJECTED: readonly (readonly [string, Shape, RegExp])[] = [
  ['layers.Conv2D(8, 3, strides=2, dilation_rate=2)', [9n, 9n, 1n], /one or the other/],
  ['layers.DepthwiseConv2D(3, strides=2, dilation_rate=2)', [9n, 9n, 1n], /one or the other/],
  ['layers.Conv2DTranspose(8, 3, strides=2, output_padding=2)', [9n, 9n, 1n], /smaller than strides/],
  ["nn.Conv2d(1, 8, 3, padding=3, padding_mode='reflect')", [3n, 3n, 1n], /less than the input size/],
  ['nn.ReflectionPad2d(3)', [3n, 3n, 1n], /at most 2/],
  ['nn.CircularPad2d(4)', [3n, 3n, 1n], /at most 3/],
  ['layers.Cropping2D(2)', [4n, 9n, 1n], /nothing would be left/],
  ['layers.Dense(10)', [9n, null], /number is unknown/],
  ['layers.BatchNormalization()', [9n, null], /number is unknown/],
  ['layers.Reshape((7, 7))', [50n], /total size must stay the same/],
  ['layers.Reshape((7, -1))', [50n], /takes a multiple of 7/],
  ['layers.Reshape((-1, -1))', [50n], /only one may be -1/],
  ['layers.Permute((1, 1, 2))', [4n, 3n, 2n], /each of 1, 2, 3 must stand there once/],
  ['layers.GroupNormalization(4)', [4n, 4n, 6n], /divisible by num_groups/],
  ['nn.GroupNorm(4, 8)', [4n, 4n, 6n], /do not divide|takes 8 input channels/],
  ['nn.LayerNorm([5, 4])', [4n, 4n, 5n], /normalized_shape/],
  ['nn.LayerNorm(6)', [8n], /normalized_shape is \(6\)/],
  ['nn.BatchNorm2d(3)', [28n, 3n], /height × width × channels/],
  ['nn.Unflatten(1, (64, 7, 7))', [64n], /total size/],
  ['nn.Softmax(dim=0)', [10n], /the batch/],
  ['nn.Softmax(dim=4)', [10n], /no axis 4/],
  ['nn.Flatten(3, 2)', [4n, 4n, 3n], /cannot start at axis 3/],
  ['nn.Upsample(size=4, scale_factor=2)', [4n, 4n, 1n], /not both of them/],
  ['nn.Upsample(scale_factor=2, align_corners=True)', [4n, 4n, 1n], /interpolating modes/],
  ["nn.Upsample(scale_factor=2, mode='bilinear')", [4n, 1n], /height × width × channels/],
  ['nn.Upsample(scale_factor=0.1)', [4n, 4n, 1n], /greater than 0/],
  ['nn.Dropout(1.5)', [4n], /from 0 to 1/],
  ['nn.Linear(10, 5)', [4n, 4n, 3n], /takes 10 .* and 4 reach it/],
  ['nn.PReLU(4)', [4n, 4n, 3n], /takes 4 input channels, and 3 reach it/],
  ['nn.ConvTranspose2d(1, 8, 3, padding=2)', [2n, 2n, 1n], /no positions/],
  ['layers.GlobalAveragePooling2D()', [4n, 3n], /height × width × channels/],
];

describe('what the frameworks reject', () => {
  it.each(REJECTED)('%s on %s', (code, input, reason) => {
    const reject = () =>
      traverse(
        stack(
          input,
          readModel(code).network.nodes.map(({ layer }) => layer),
        ),
      );
    expect(reject).toThrow(UserError);
    expect(reject).toThrow(reason);
  });
});

/** What a call makes of an input, channels last. */
const SIZES: readonly (readonly [string, Shape, Shape])[] = [
  ['nn.MaxPool2d(3, 2, ceil_mode=True)', [6n, 6n, 1n], [3n, 3n, 1n]],
  ['nn.MaxPool2d(2, 2, padding=1, ceil_mode=True)', [5n, 5n, 1n], [3n, 3n, 1n]],
  ['nn.Flatten(2)', [4n, 5n, 3n], [20n, 3n]],
  ['nn.Linear(5, 7)', [4n, 5n, 3n], [4n, 7n, 3n]],
  ['layers.Dense(7)', [4n, 5n, 3n], [4n, 5n, 7n]],
  ['nn.AdaptiveAvgPool2d((None, 3))', [7n, 7n, 2n], [7n, 3n, 2n]],
  ['nn.Upsample(scale_factor=1.5)', [5n, 5n, 2n], [7n, 7n, 2n]],
  ['nn.Unflatten(1, (64, 7, 7))', [3136n], [7n, 7n, 64n]],
  ['layers.Reshape((7, -1))', [4n, 7n], [7n, 4n]],
  ['layers.GlobalMaxPooling1D(keepdims=True)', [null, 3n], [1n, 3n]],
  ['nn.ZeroPad2d((-1, 0, 0, 2))', [4n, 4n, 1n], [6n, 3n, 1n]],
];

describe('the output of', () => {
  it.each(SIZES)('%s on %s is %s', (code, input, output) => {
    const layers = readModel(code).network.nodes.map(({ layer }) => layer);
    expect(traverse(stack(input, layers)).at(-1)!.output).toEqual(output);
  });
});
