import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { CommandRequest } from '../../src/chat/request.ts';
import { readText } from '../../src/chat/text.ts';
import { readModel, readPair } from '../../src/engine/notation/index.ts';
import { UserError } from '../../src/user-error.ts';

function following(previous: CommandRequest, text: string): CommandRequest {
  return readText(text, commands as never, previous);
}

const pair = (a: string, b: string, more = {}): CommandRequest => ({
  command: 'compare',
  args: { a, b, ...more },
});
const model = (text: string, more = {}, command = 'summary'): CommandRequest => ({
  command,
  args: { model: text, ...more },
});

const KERAS = pair('Conv2D(64, (3, 3))', 'Conv2D(32, (7, 7))', { input: '28x28x1' });
const TORCH = pair('nn.Conv2d(3, 64, 3)', 'nn.Conv2d(3, 32, 7)');
const SHORT = pair('64@3x3 relu', '32@7x7');

describe('After a comparison', () => {
  it.each([
    [
      KERAS,
      'now with stride 2',
      'layers.Conv2D(64, (3, 3), strides=2)',
      'layers.Conv2D(32, (7, 7), strides=2)',
      '28x28x1',
    ],
    [KERAS, 'and 3 channels?', 'layers.Conv2D(64, (3, 3))', 'layers.Conv2D(32, (7, 7))', '28x28x3'],
    [KERAS, 'as PyTorch', 'nn.Conv2d(1, 64, kernel_size=3)', 'nn.Conv2d(1, 32, kernel_size=7)', '1x28x28'],
    [
      KERAS,
      'same padding',
      "layers.Conv2D(64, (3, 3), padding='same')",
      "layers.Conv2D(32, (7, 7), padding='same')",
      '28x28x1',
    ],
    [
      KERAS,
      'B with dilation 2',
      'layers.Conv2D(64, (3, 3))',
      'layers.Conv2D(32, (7, 7), dilation_rate=2)',
      '28x28x1',
    ],
    [
      KERAS,
      'A: no bias',
      'layers.Conv2D(64, (3, 3), use_bias=False)',
      'layers.Conv2D(32, (7, 7))',
      '28x28x1',
    ],
    [KERAS, 'swap them', 'layers.Conv2D(32, (7, 7))', 'layers.Conv2D(64, (3, 3))', '28x28x1'],
    [
      TORCH,
      'and with 1 channel',
      'nn.Conv2d(1, 64, kernel_size=3)',
      'nn.Conv2d(1, 32, kernel_size=7)',
      '1x224x224',
    ],
    [
      TORCH,
      'what about 5x5 in the second one?',
      'nn.Conv2d(3, 64, kernel_size=3)',
      'nn.Conv2d(3, 32, kernel_size=5)',
      '3x224x224',
    ],
    [SHORT, 'with 16 filters', 'conv 16 3x3 relu', 'conv 16 7x7', '28x28x1'],
    [SHORT, 'a with gelu', 'conv 64 3x3 gelu', 'conv 32 7x7', '28x28x1'],
  ])('%j, “%s”', (previous, text, a, b, input) => {
    expect(following(previous, text)).toEqual({ command: 'compare', args: { a, b, input } });
  });

  it.each([
    ['seed 5', { seed: '5' }],
    ['now on cat', { image: 'cat' }],
    ['on 64x64x3', { input: '64x64x3' }],
    ['random weights', { weights: 'random' }],
    ['--seed 5', { seed: '5' }],
    ['with seed 5', { seed: '5' }],
    ['use the coffee image', { image: 'coffee' }],
    ['try cifar10', { input: 'cifar10' }],
    ['random filters please', { weights: 'random' }],
    ['and on the moon', undefined],
  ])('“%s” changes an option and leaves the layers as they were written', (text, changed) => {
    if (changed) expect(following(SHORT, text).args).toEqual({ ...SHORT.args, ...changed });
    else expect(() => following(SHORT, text)).toThrow(UserError);
  });

  it('keeps the input of each, where they are different', () => {
    const previous = pair('Conv2D(8, 3, input_shape=(28, 28, 1))', 'Conv2D(8, 3, input_shape=(32, 32, 3))');
    const { a, b } = following(previous, 'stride 2').args as { a: string; b: string };
    const read = readPair(a, b);
    expect([read.a.network.input, read.b.network.input]).toEqual([
      [28n, 28n, 1n],
      [32n, 32n, 3n],
    ]);
  });

  it.each([
    ['summary 64@3x3', 'summary'],
    ['help', 'help'],
    ['16@5x5 vs 16@3x3', 'compare'],
    ['Conv2D(8, 3)', 'summary'],
    ['conv 64 3x3 s2', 'summary'],
  ])('“%s” is a request of its own', (text, command) => {
    expect(following(KERAS, text).command).toBe(command);
    expect(JSON.stringify(following(KERAS, text))).not.toContain('(7, 7)');
  });

  it.each(['make it purple', 'thanks a lot'])('“%s” is told to be understood as nothing', (text) => {
    expect(() => following(KERAS, text)).toThrow(/was read/);
  });

  it.each([
    ['stride 0', /stride/],
    ['29x29', /29|larger|window/i],
    ['128 units', /units/],
    ['3 groups', /group/i],
  ])('“%s” is understood, and told why it cannot be', (text, reason) => {
    expect(() => following(KERAS, text)).toThrow(reason);
  });
});

describe('After an answer about one model', () => {
  it.each([
    [
      '64@3x3 > maxpool 2 > flatten > dense 10',
      'stride 2',
      'conv 64 3x3 s2 > maxpool 2 > flatten > dense 10',
    ],
    ['64@3x3 > maxpool 2', '7x7 instead', 'conv 64 7x7 > maxpool 2'],
    ['maxpool 2', 'stride 1', 'maxpool 2 s1'],
    ['dense 10', '32 filters', 'dense 32'],
    [
      'nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Conv2d(8, 8, 3))',
      '16 filters',
      /Conv2d\(3, 16.*ReLU.*Conv2d\(16, 16/s,
    ],
    ['nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())', 'gelu', /Conv2d\(3, 8, kernel_size=3\).*nn.GELU/s],
    ['nn.Conv2d(3, 8, 3)', 'with relu', /Conv2d\(3, 8.*nn.ReLU/s],
    ["Conv2D(8, 3, activation='relu')", 'no activation', 'layers.Conv2D(8, (3, 3))'],
  ])('%s, “%s”', (text, said, expected) => {
    const { command, args } = following(model(text), said);
    expect(command).toBe('summary');
    if (typeof expected === 'string') expect(args.model).toBe(expected);
    else expect(args.model).toMatch(expected);
    // It can be read again on the input that stands beside it.
    readModel(args.model as string, args.input as string | undefined);
  });

  it.each([
    ['page 2', { page: '2' }],
    ['next page', { page: '2' }],
    ['layer 1', { layer: '1' }],
    ['another seed', { seed: '2' }],
  ])('“%s” chooses another part of the picture', (text, changed) => {
    const previous = model('64@3x3', { image: 'cat' }, 'feature-maps');
    expect(following(previous, text).args).toEqual({ ...previous.args, ...changed });
  });

  it('names the notation of “show”', () => {
    const previous = model('64@3x3', { as: 'keras' }, 'show');
    expect(following(previous, 'as PyTorch').args).toEqual({ model: '64@3x3', as: 'pytorch' });
  });

  it('keeps branches where they are', () => {
    const text =
      'x = keras.Input((28, 28, 1))\ny = Conv2D(8, 3, padding="same")(x)\nz = Conv2D(8, 5, padding="same")(x)\nkeras.Model(x, Add()([y, z]))';
    const { args } = following(model(text), '16 filters');
    const { network } = readModel(args.model as string, args.input as string | undefined);
    expect(network.nodes.map(({ inputs }) => inputs)).toEqual([[-1], [-1], [0, 1]]);
  });
});
