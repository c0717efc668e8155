import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import type { UserError } from '../../../src/user-error.ts';

function read(text: string) {
  const { network } = readModel(text);
  return { params: network.nodes.map(({ layer }) => layer.params), input: network.input };
}

describe('Code as people write it who do not write Python', () => {
  it.each([
    ['Conv2D(64, 3x3)', 'Conv2D(64, (3, 3))'],
    ['Conv2D(64, 3×5)', 'Conv2D(64, (3, 5))'],
    ['Conv2D(64, 3 x 3, strides = 2 x 1)', 'Conv2D(64, (3, 3), strides=(2, 1))'],
    ['nn.Conv2d(1, 64, 3x3, stride=2x2)', 'nn.Conv2d(1, 64, (3, 3), stride=(2, 2))'],
    ['Conv2D(64, 3, input_shape=32,32,3)', 'Conv2D(64, 3, input_shape=(32, 32, 3))'],
    ['Conv2D(64, kernel_size=3,5, input_shape=32,32,3)', 'Conv2D(64, (3, 5), input_shape=(32, 32, 3))'],
    ['Conv2D(64, 3), input_shape=32,32,3', 'Conv2D(64, 3, input_shape=(32, 32, 3))'],
    ['Conv2D(64, 3) on 32x32x3', 'Conv2D(64, 3, input_shape=(32, 32, 3))'],
    ['input: 32x32x3\nConv2D(64, 3)', 'Conv2D(64, 3, input_shape=(32, 32, 3))'],
    [
      'input_shape = 32, 32, 3\nConv2D(64, 3, input_shape=input_shape)',
      'Conv2D(64, 3, input_shape=(32, 32, 3))',
    ],
    ['2x conv 8 filters 3x3, stride 2', '2x conv 8 3x3 s2'],
  ])('%s is %s', (loose, strict) => {
    expect(read(loose)).toEqual(read(strict));
  });

  it.each([
    ['Conv2D(10**99999,3)', '10**99999 is not a number that can be computed here.', undefined],
    [
      'Conv2D(64, 3, same)',
      'same was read: the strides of Conv2D must be one whole number or 2 of them of at least 1, such as 3 or (3, 3).',
      "padding='same'",
    ],
  ])('%s is told once, and what to write', (text, wrong, write) => {
    try {
      readModel(text);
      expect.unreachable();
    } catch (error) {
      const { mistakes } = error as UserError;
      expect(mistakes.map((mistake) => [mistake.wrong, mistake.write])).toEqual([[wrong, write]]);
    }
  });
});
