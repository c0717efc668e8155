import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { short } from './reading.ts';

describe('the shorthand of one layer', () => {
  it.each([
    '64@3x3',
    '64@3×3',
    '64@3',
    'conv3x3-64',
    'conv 64 3x3',
    'conv 3x3 64',
    'CONV 64 3X3',
    'Conv2D 64 3x3',
    'conv2d 64 k3',
    'conv 64 kernel=3',
    'conv 64 3 s1 p0 d1 g1',
    'conv(64, 3)',
    'conv filters=64 kernel=3x3 bias=True',
    'compare 64@3x3?',
    'conv 64 filters 3x3',
    'conv with 64 filters of size 3x3',
    'conv 3x3 with 64 filters',
    '3x3 conv, 64 filters',
    '64 filters 3x3',
    'conv 64 filters kernel 3',
    'conv2d filters 64 kernel_size 3x3 stride 1 padding 0',
    'conv layer with 64 filters, kernel size 3x3, stride 1',
    'conv 64 filters 3x3 on 28x28x1',
  ])('may be %s', (text) => {
    expect(short(text)).toBe('conv 64 3x3');
    expect(readModel(text).notation).toBe('shorthand');
  });

  it.each([
    ['conv 64 3x3 s2 p1 d2 relu', 'conv 64 3x3 s2 p1 d2 relu'],
    ['conv 64 3x3 same relu', 'conv 64 3x3 same relu'],
    ['conv 64 3x5 s2x1 p1x2', 'conv 64 3x5 s2x1 p1x2'],
    ['conv 64 3x3 p0:1x1:0 nobias', 'conv 64 3x3 p0:1x1:0 nobias'],
    ['conv 64 3x3 padding=same', 'conv 64 3x3 same'],
    ['64@3x3x3', 'conv3d 64 3x3x3'],
    ['conv1d 64 3 causal', 'conv1d 64 k3 causal'],
    ['maxpool 2', 'maxpool 2'],
    ['maxpool 3x3 s2 ceil', 'maxpool 3 s2 ceil'],
    ['dense-10', 'dense 10'],
    ['dropout 0.5', 'dropout 0.5'],
  ])('reads %s', (text, expected) => {
    expect(short(text).replace('maxpool 3x3', 'maxpool 3').replace('maxpool 2x2', 'maxpool 2')).toBe(
      expected,
    );
  });
});

describe('the shorthand of stacks', () => {
  it.each([
    'conv 8 3x3 > conv 8 3x3 > relu',
    'conv 8 3x3 -> conv 8 3x3 -> relu',
    'conv 8 3x3 → conv 8 3x3 → relu',
    'conv 8 3x3, conv 8 3x3, relu',
    'conv 8 3x3\nconv 8 3x3\n\nrelu',
    '2x conv3x3-8 > relu',
    '2× conv3x3-8 > relu',
    '2xconv3x3-8 > relu',
    '2x(conv3x3-8) > relu',
    '8@3x3 and 8@3x3 then relu',
    '1x(1x(2x(8@3x3))) > relu',
  ])('may be %s', (text) => {
    expect(short(text)).toBe('conv 8 3x3 > conv 8 3x3 > relu');
  });

  it.each([
    ['depthwise 3x3', 'dwconv 3x3'],
    ['separable 64 3x3', 'sepconv 64 3x3'],
    ['convtranspose 64 3x3', 'deconv 64 3x3'],
    ['globalavgpool', 'gap'],
    ['global average pooling', 'gap'],
    ['globalmaxpool', 'gmp'],
    ['avg 2', 'avgpool 2'],
    ['max 2', 'maxpool 2'],
    ['max pool 3', 'maxpool 3'],
    ['pool', 'maxpool 2'],
    ['batchnorm', 'bn'],
    ['upsample 2', 'up 2'],
    ['fc10', 'dense 10'],
    ['conv 8 3x3 + relu + pool', 'conv 8 3x3 > relu > maxpool 2'],
  ])('knows the words “%s”', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('repeats groups in their order', () => {
    expect(short('2x(8@3x3 > relu) > flatten')).toBe('conv 8 3x3 > relu > conv 8 3x3 > relu > flatten');
  });

  it('takes 10,000 layers', () => {
    expect(readModel('10000x relu').network.nodes).toHaveLength(10_000);
  });
});
