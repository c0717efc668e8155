import { describe, expect, it } from 'vitest';
import { formatShape, readModel, writeLayer, writeNetwork } from '../../../src/engine/notation/index.ts';

const layer = (text: string) => readModel(text).network.nodes[0]!.layer;

describe('one layer on one line', () => {
  it.each([
    ['keras', "layers.Conv2D(64, (3, 3), strides=2, padding='same', activation='relu')"],
    ['pytorch', 'nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 64, kernel_size=3, stride=2), nn.ReLU()'],
    ['shorthand', 'conv 64 3x3 s2 same relu'],
  ] as const)('is written as %s', (notation, expected) => {
    expect(writeLayer(layer('conv 64 3x3 s2 same relu'), [28n, 28n, 1n], notation)).toBe(expected);
  });

  it('is written in shorthand where the notation has no such layer', () => {
    const reflected = layer("nn.Conv2d(1, 8, 3, padding=1, padding_mode='reflect')");
    expect(writeLayer(reflected, [9n, 9n, 1n], 'keras')).toBe(
      'conv 8 3x3 p1 padding_mode=reflect (shorthand)',
    );
  });
});

describe('a network as code', () => {
  const { network } = readModel('64@3x3 > flatten > dense 10 softmax', '28x28x1');

  it('is a Sequential with its input in Keras', () => {
    expect(writeNetwork(network, 'keras')).toEqual({
      code: `keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(64, (3, 3)),
    layers.Flatten(),
    layers.Dense(10, activation='softmax'),
])`,
      remarks: [],
    });
  });

  it('is a Sequential with the activation apart in PyTorch, and the input is a remark', () => {
    expect(writeNetwork(network, 'pytorch')).toEqual({
      code: `nn.Sequential(
    nn.Conv2d(1, 64, kernel_size=3),
    nn.Flatten(),
    nn.Linear(43264, 10),
    nn.Softmax(dim=1),
)`,
      remarks: ['PyTorch does not say the input, 1×28×28 (channels first): give it beside the code.'],
    });
  });

  it('is one line in shorthand', () => {
    expect(writeNetwork(network, 'shorthand').code).toBe('conv 64 3x3 > flatten > dense 10 softmax');
  });

  it('marks a layer that the notation does not have', () => {
    const reflected = readModel(
      "nn.Sequential(nn.Conv2d(1, 8, 3, padding=1, padding_mode='reflect'), nn.ReLU())",
    );
    const { code, remarks } = writeNetwork(reflected.network, 'keras');
    expect(code).toContain('    # conv 8 3x3 p1 padding_mode=reflect\n');
    expect(remarks[0]).toBe(
      'Keras has no layer like layer 1, conv 8 3x3 p1 padding_mode=reflect: it is left out.',
    );
  });
});

describe('a shape', () => {
  it.each([
    [[28n, 28n, 1n], 'channels-last', '28×28×1'],
    [[224n, 224n, 3n], 'channels-first', '3×224×224'],
    [[null, 16n], 'channels-last', '?×16'],
    [[43264n], 'channels-last', '43,264'],
    [[], 'channels-last', ''],
  ] as const)('%o %s is %s', (shape, order, expected) => {
    expect(formatShape(shape, order)).toBe(expected);
  });
});
