import { describe, expect, it } from 'vitest';
import { formatShape, type readModel, readPair, writeNetwork } from '../../../src/engine/notation/index.ts';
import { mistakesOf } from './reading.ts';

const SEED = (a: string, b: string) =>
  `tf.keras.layers.Conv2D(${a}, activation='relu', input_shape=(28, 28, 1))\nand\ntf.keras.layers.Conv2D(${b}, activation='relu', input_shape=(28, 28, 1))`;

function both(a: string, b?: string, input?: string): readonly [string, string] {
  const pair = readPair(a, b, input);
  const text = ({ network }: ReturnType<typeof readModel>) =>
    `${writeNetwork(network, 'shorthand').code} on ${formatShape(network.input)}`;
  return [text(pair.a), text(pair.b)];
}

describe('two layers in one text', () => {
  it.each([
    ['compare Conv2D(64,(3,3)) and Conv2D(32,(7,7)) on mnist', '28×28×1'],
    ["what's the difference between nn.Conv2d(3,64,3) and nn.Conv2d(3,32,7)?", '224×224×3'],
    ['64@3x3 vs 32@7x7', '28×28×1'],
    ['64@3x3 vs. 32@7x7 on cifar10', '32×32×3'],
    ['compare 64@3x3, 32@7x7', '28×28×1'],
    ['which is better: 64@3x3 or 32@7x7?', '28×28×1'],
    ['conv 64 3x3 compared to conv 32 7x7', '28×28×1'],
    ['Conv2D(64, 3) against 32@7x7', '28×28×1'],
    ['Conv2D(64,(3,3) vs Conv2D(32,(7,7))', '28×28×1'],
    ['Conv2D(64,(3,3)\nConv2D(32,(7,7)', '28×28×1'],
    ['a = Conv2D(64, 3)\nb = Conv2D(32, 7)', '28×28×1'],
    ['`Conv2D(64, 3)` or rather `Conv2D(32, 7)`?', '28×28×1'],
    ['1. layers.Conv2D(64, 3)\n2. layers.Conv2D(32, 7)', '28×28×1'],
  ])('are told apart in “%s”', (text, input) => {
    expect(both(text)).toEqual([`conv 64 3x3 on ${input}`, `conv 32 7x7 on ${input}`]);
  });

  it('are told apart in the question that started it', () => {
    const expected = ['conv 64 3x3 relu on 28×28×1', 'conv 32 7x7 relu on 28×28×1'];
    expect(both(SEED('64, (3,3)', '32, (7,7)'))).toEqual(expected);
  });

  it.each([
    ['Sequential models', 'a = Sequential([Conv2D(64,3), ReLU()])\nb = Sequential([Conv2D(32,7), ReLU()])'],
    ['stacks around vs', 'Conv2D(64,3)\nReLU()\nvs\nConv2D(32,7)\nReLU()'],
    ['stacks around and', '64@3x3 > relu and 32@7x7 > relu'],
    ['stacks with an empty line between them', 'Conv2D(64,3)\nReLU()\n\nConv2D(32,7)\nReLU()'],
  ])('may be whole %s', (_, text) => {
    expect(both(text)).toEqual(['conv 64 3x3 > relu on 28×28×1', 'conv 32 7x7 > relu on 28×28×1']);
  });

  it.each([
    ['nothing of use', 'No layer was found'],
    ['Conv2D(64, 3)', 'One layer or network was found'],
    ['1@1 > 2@2 > 3@3', '3 layers were found'],
  ])('are missed in “%s”', (text, wrong) => {
    const [mistake] = mistakesOf(() => readPair(text));
    expect(mistake!.wrong).toContain(wrong);
    expect(mistake!.write).toBe('Conv2D(64, (3, 3)) vs Conv2D(32, (7, 7))');
  });
});

describe('the inputs of a pair', () => {
  it.each([
    ['is for both where it is given', 'Conv2D(8, 3)', 'nn.Conv2d(3, 8, 7)', '32x32x3', '32×32×3', '32×32×3'],
    [
      'is taken over in the other order',
      'Conv2D(8,3,input_shape=(9,8,1))',
      'nn.Conv2d(1,8,3)',
      undefined,
      '9×8×1',
      '9×8×1',
    ],
    [
      'is taken over from the second',
      '8@3x3',
      'Conv2D(8,7,input_shape=(9,9,2))',
      undefined,
      '9×9×2',
      '9×9×2',
    ],
    [
      'follows the channels of either',
      'Conv2D(8, 3)',
      'nn.Conv2d(3, 8, 7)',
      undefined,
      '224×224×3',
      '224×224×3',
    ],
    ['may differ', 'nn.Linear(10, 3)', 'nn.Conv2d(3, 8, 7)', undefined, '10', '224×224×3'],
  ])('%s', (_, a, b, input, first, second) => {
    const pair = readPair(a, b, input);
    expect([formatShape(pair.a.network.input), formatShape(pair.b.network.input)]).toEqual([first, second]);
  });

  const net = (name: string, kernel: number) =>
    `class ${name}(nn.Module):\n  def __init__(self):\n    self.c = nn.Conv2d(1, 8, ${kernel})\n  def forward(self, x):\n    return self.c(x)\n`;
  it.each([
    ['two stacks', 'nn.Sequential(nn.Conv2d(1, 8, 3))\nnn.Sequential(nn.Conv2d(1, 8, 5))'],
    ['two classes', net('A', 3) + net('B', 5)],
    ['two objects', `${net('A', 3)}a = A()\n${net('B', 5)}b = B()`],
    [
      'two printed models',
      'A(\n  (c): Conv2d(1, 8, kernel_size=(3, 3))\n)\nB(\n  (c): Conv2d(1, 8, kernel_size=(5, 5))\n)',
    ],
  ])('may be %s without a word between', (_, text) => {
    const { a, b } = readPair(text);
    const code = [a, b].map(({ network }) => writeNetwork(network, 'shorthand').code);
    expect(code).toEqual(['conv 8 3x3', 'conv 8 5x5']);
  });

  it('is told where both sides state another', () => {
    const pair = readPair('Conv2D(8,3,input_shape=(28,28,1))', 'Conv2D(8,3,input_shape=(32,32,3))');
    for (const { assumptions } of [pair.a, pair.b]) {
      expect(assumptions.join()).toContain('different inputs: 28×28×1 and 32×32×3');
    }
  });

  it('tells the mistakes of both sides', () => {
    expect(mistakesOf(() => readPair('Conv2D(0, 3)', 'Covn2D(8, 3)'))).toHaveLength(2);
  });
});
