import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { inputOf, mistakesOf } from './reading.ts';

describe('the input that is given', () => {
  it.each([
    ['Conv2D(8, 3)', '28x28x1', '28×28×1'],
    ['Conv2D(8, 3)', '28×28×1', '28×28×1'],
    ['Conv2D(8, 3)', '(28,28,1)', '28×28×1'],
    ['Conv2D(8, 3)', '[32, 24, 3]', '32×24×3'],
    ['Conv2D(8, 3)', '28*28', '28×28×1'],
    ['Conv2D(8, 3)', '28x28', '28×28×1'],
    ['Conv2D(8, 3)', '224', '224×224×3'],
    ['Conv2D(8, 3)', '(None, 28, 28, 1)', '28×28×1'],
    ['Conv2D(8, 3)', 'NonexNonex3', '?×?×3'],
    ['Conv2D(8, 3)', 'mnist', '28×28×1'],
    ['Conv2D(8, 3)', 'CIFAR10', '32×32×3'],
    ['Conv2D(8, 3)', 'imagenet', '224×224×3'],
    ['Conv1D(8, 3)', '28x16', '28×16'],
    ['Conv1D(8, 3)', '?x16', '?×16'],
    ['nn.Conv1d(16, 8, 3)', '16x28', '28×16'],
    ['Conv3D(8, 3)', '16x16x16x1', '16×16×16×1'],
    ['nn.Conv2d(1, 8, 3)', '1x28x28', '28×28×1'],
    ['nn.Conv2d(1, 8, 3)', '1x1x28x28', '28×28×1'],
    ['nn.Conv2d(3, 8, 3)', '3x224x200', '224×200×3'],
    ['nn.Conv2d(3, 8, 3)', '64x3x224x224', '224×224×3'],
    ['nn.Conv2d(1, 8, 3)', '224', '224×224×1'],
    ['nn.Conv2d(1, 8, 3)', '28x28x1', '28×28×1'],
    ['nn.Conv2d(1, 8, 3)', 'mnist', '28×28×1'],
    ['Dense(10)', '784', '784'],
    ['Dense(10)', '(784,)', '784'],
    ['nn.Linear(784, 10)', 'mnist', '784'],
    ['nn.Linear(784, 10)', '64x784', '784'],
    ['64@3x3', '32x32x3', '32×32×3'],
  ])('of %s: %s is %s', (model, input, expected) => {
    expect(inputOf(model, input)).toBe(expected);
  });

  it.each(['28y28', '', 'x', '0x28x1', '1x2x3x4x5x6', 'mnits', '28x28x-5'])('cannot be “%s”', (input) => {
    expect(mistakesOf(() => readModel('64@3x3', input))[0]!.wrong).toContain('is not the size of an input');
  });

  it('wins over the input in the code', () => {
    expect(inputOf('Conv2D(8, 3, input_shape=(28, 28, 1))', '32x32x3')).toBe('32×32×3');
  });

  it('cannot contradict the channels that a layer states', () => {
    const [mistake] = mistakesOf(() => readModel('nn.Conv2d(3, 8, 3)', '1x28x28'));
    expect(mistake!.wrong).toContain('3 input channels, and 1 reach');
  });
});

describe('the input in the code', () => {
  it.each([
    ['Conv2D(8, 3, input_shape=(32, 24, 3))', '32×24×3'],
    ["Conv2D(8, 3, data_format='channels_first', input_shape=(3, 32, 24))", '32×24×3'],
    ['Conv2D(8, 3, batch_input_shape=(None, 32, 24, 3))', '32×24×3'],
    ['Dense(8, input_dim=100)', '100'],
    ['Dense(8, input_shape=(100,))', '100'],
    ['keras.Sequential([keras.Input((None, None, 3)), layers.Conv2D(8, 3)])', '?×?×3'],
    ['keras.Sequential([layers.InputLayer(input_shape=(9, 9, 2)), layers.Conv2D(8, 3)])', '9×9×2'],
    ['x = Input(batch_shape=(16, 9, 9, 2))\ny = Conv2D(8, 3)(x)', '9×9×2'],
    ['what does Conv2D(8, 3) do on cifar100?', '32×32×3'],
  ])('%s is %s', (text, expected) => {
    expect(inputOf(text)).toBe(expected);
    expect(readModel(text).assumptions.join()).not.toContain('is assumed');
  });

  it('is not completed: Keras takes it as it stands', () => {
    const [mistake] = mistakesOf(() => readModel('Conv2D(8, 3, input_shape=(28, 28))'));
    expect(mistake!.wrong).toContain('28×28');
  });
});

describe('the input that nobody states', () => {
  it.each([
    ['Conv2D(8, 3)', '28×28×1'],
    ['64@3x3', '28×28×1'],
    ['nn.Conv2d(1, 8, 3)', '28×28×1'],
    ['nn.Conv2d(3, 8, 3)', '224×224×3'],
    ['nn.Conv2d(64, 8, 3)', '56×56×64'],
    ['nn.Linear(100, 10)', '100'],
    ['Dense(10)', '784'],
    ['nn.Conv1d(16, 8, 3)', '128×16'],
    ['Conv3D(8, 3)', '16×16×16×1'],
    ['nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))', '32×32×3'],
    ['Conv2D(8, 31)', '224×224×3'],
    ['Conv2D(8, 3, groups=2)', '56×56×64'],
  ])('of %s is %s, and that is told', (text, expected) => {
    const { network, assumptions } = readModel(text);
    expect(network.input.map((size) => String(size)).join('×')).toBe(expected);
    expect(assumptions.at(-1)).toMatch(/^No input size was given: [\d×]+ is assumed\.$/);
  });
});
