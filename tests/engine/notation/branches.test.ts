import { describe, expect, it } from 'vitest';
import { INPUT, traverse } from '../../../src/engine/network.ts';
import { formatShape, readModel, writeNetwork } from '../../../src/engine/notation/index.ts';
import { mistakesOf } from './reading.ts';

const RESIDUAL = `class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(8, 8, 3, padding=1)
        self.b = nn.Conv2d(8, 8, 3, padding=1)

    def forward(self, x):
        identity = x
        out = self.a(x)
        out = self.b(out)
        out += identity
        return F.relu(out)`;

const FUNCTIONAL = `i = keras.Input(shape=(56, 56, 8))
a = layers.Conv2D(8, 3, padding='same')(i)
b = layers.Conv2D(8, 3, padding='same')(a)
c = layers.Add()([b, i])
o = layers.ReLU()(c)
m = keras.Model(i, o)`;

describe('branches', () => {
  it.each([
    ['PyTorch', RESIDUAL],
    ['Keras', FUNCTIONAL],
    ["Keras' functions", FUNCTIONAL.replace('layers.Add()([b, i])', 'layers.add([b, i])')],
    ['operators on Keras tensors', FUNCTIONAL.replace('layers.Add()([b, i])', 'b + i')],
  ])('that join again are read from %s', (_, text) => {
    const { network } = readModel(text);
    expect(network.nodes.map(({ inputs }) => inputs)).toEqual([[INPUT], [0], [1, INPUT], [2]]);
    expect(formatShape(traverse(network).at(-1)!.output)).toBe('56×56×8');
  });

  it.each([
    ['torch.cat([self.a(x), self.b(x)], dim=1)', '54×54×20'],
    ['torch.cat((self.a(x), self.b(x)), 1)', '54×54×20'],
    ['torch.cat([self.a(x), self.b(x)], 3)', null],
  ])('are joined by %s along the axis that PyTorch counts', (joined, output) => {
    const text = `class A(nn.Module):
  def __init__(self):
    self.a = nn.Conv2d(4, 10, 3)
    self.b = nn.Conv2d(4, ${output ? 10 : 11}, 3)
  def forward(self, x):
    return ${joined}`;
    if (output) expect(formatShape(traverse(readModel(text).network).at(-1)!.output)).toBe(output);
    else expect(mistakesOf(() => readModel(text))).not.toEqual([]);
  });

  it('are written in the functional form of Keras, which reads back as the same graph', () => {
    const { network } = readModel(RESIDUAL);
    const { code, remarks } = writeNetwork(network, 'keras');
    expect(remarks).toEqual([]);
    const again = readModel(code).network;
    expect(traverse(again).at(-1)!.output).toEqual(traverse(network).at(-1)!.output);
    expect(again.nodes.some(({ inputs }) => inputs.length === 2)).toBe(true);
  });

  it.each(['pytorch', 'shorthand'] as const)('are not said by %s, and a remark tells', (notation) => {
    expect(writeNetwork(readModel(RESIDUAL).network, notation).remarks[0]).toContain(
      "Only Keras' functional form shows how these layers are wired",
    );
  });

  it.each([
    ['m = Model([a, b], Add()([Dense(3)(a), Dense(3)(b)]))', '2 inputs'],
    ['i = Input((8,))\nx = Dense(8)(i)\ny = x + 1', 'joins the outputs'],
    ['i = Input((8,))\nm = Model(i, [Dense(8)(i), Dense(3)(i)])', 'several outputs'],
  ])('that are not read are refused: %s', (text, wrong) => {
    expect(mistakesOf(() => readModel(text))[0]!.wrong).toContain(wrong);
  });
});
