import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWish } from '../../../../src/engine/notation/index.ts';

/** What each phrase says, in the words of the shorthand. */
const PHRASES: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['stride 2', { stride: 2n }],
  ['with stride 2', { stride: 2n }],
  ['a stride of 2', { stride: 2n }],
  ['strides=2', { stride: 2n }],
  ['strides=(2, 2)', { stride: [2n, 2n] }],
  ['stride 2x1', { stride: [2n, 1n] }],
  ['2 strides', { stride: 2n }],
  ['steps of 2', { stride: 2n }],
  ['no stride', { stride: 1n }],
  ['s2', { stride: 2n }],
  ['same padding', { padding: 'same' }],
  ['padding same', { padding: 'same' }],
  ["padding='same'", { padding: 'same' }],
  ['padding: valid', { padding: 'valid' }],
  ['valid padding?', { padding: 'valid' }],
  ['no padding', { padding: 'valid' }],
  ['without padding', { padding: 'valid' }],
  ['padding 1', { padding: 1n }],
  ['padding of 1', { padding: 1n }],
  ['pad 2', { padding: 2n }],
  ['same', { padding: 'same' }],
  ['32 filters', { filters: 32n }],
  ['with 32 filters', { filters: 32n }],
  ['filters 32', { filters: 32n }],
  ['32 feature maps', { filters: 32n }],
  ['128 output channels', { filters: 128n }],
  ['out_channels=128', { filters: 128n }],
  ['3 channels', { channels: 3n }],
  ['3 channels?', { channels: 3n }],
  ['3 input channels', { channels: 3n }],
  ['in_channels=3', { channels: 3n }],
  ['7x7', { kernel: [7n, 7n] }],
  ['7×7', { kernel: [7n, 7n] }],
  ['7 x 7', { kernel: [7n, 7n] }],
  ['7 by 7', { kernel: [7n, 7n] }],
  ['a kernel of 5', { kernel: 5n }],
  ['kernel size 5', { kernel: 5n }],
  ['kernel_size=(5, 5)', { kernel: [5n, 5n] }],
  ['5x5 kernels', { kernel: [5n, 5n] }],
  ['5x5 filters', { kernel: [5n, 5n] }],
  ['dilation 2', { dilation: 2n }],
  ['dilation rate 2', { dilation: 2n }],
  ['dilation_rate=2', { dilation: 2n }],
  ['dilated by 2', { dilation: 2n }],
  ['not dilated', { dilation: 1n }],
  ['groups 4', { groups: 4n }],
  ['4 groups', { groups: 4n }],
  ['no bias', { bias: false }],
  ['without bias', { bias: false }],
  ['remove the bias', { bias: false }],
  ['make them 5x5', { kernel: [5n, 5n] }],
  ['add same padding', { padding: 'same' }],
  ['with bias', { bias: true }],
  ['use_bias=False', { bias: false }],
  ['nobias', { bias: false }],
  ['relu', { activation: 'relu' }],
  ['with gelu', { activation: 'gelu' }],
  ['activation tanh', { activation: 'tanh' }],
  ['leaky relu', { activation: 'leakyrelu' }],
  ['no activation', { activation: 'linear' }],
  ['without relu', { activation: 'linear' }],
  ['128 units', { units: 128n }],
  ['dropout 0.3', { rate: 0.3 }],
  ['stride 2 and same padding', { stride: 2n, padding: 'same' }],
  ['32 filters, 5x5, stride 2, no bias', { filters: 32n, kernel: [5n, 5n], stride: 2n, bias: false }],
  ['32 filters of 5x5', { filters: 32n, kernel: [5n, 5n] }],
];

describe('What is said about arguments', () => {
  it.each(PHRASES)('%s', (text, changes) => {
    const wish = readWish(text);
    expect(Object.fromEntries(wish!.changes.map(({ name, value }) => [name, value]))).toEqual(changes);
    expect(wish!.notation).toBeUndefined();
  });

  it.each([
    ['as PyTorch', 'pytorch'],
    ['in Keras', 'keras'],
    ['in shorthand', 'shorthand'],
    ['as PyTorch code', 'pytorch'],
  ])('%s asks for a notation', (text, notation) => {
    expect(readWish(text)).toEqual({ changes: [], notation });
  });

  it.each([
    '',
    '?',
    'make it purple',
    'stride',
    'stride two',
    '5',
    'no',
    '64@3x3',
    'stride 2 please help',
    'why?',
  ])('is not guessed at: “%s”', (text) => {
    expect(readWish(text)).toBeUndefined();
  });

  it('may be said in any order', () => {
    const phrases = fc.shuffledSubarray(
      ['stride 2', 'same padding', '32 filters', '5x5', 'dilation 3', 'no bias'],
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(phrases, fc.constantFrom(' ', ', ', ' and ', '; '), (said, between) => {
        const together = readWish(said.join(between))?.changes;
        expect(together).toEqual(said.flatMap((phrase) => readWish(phrase)!.changes));
      }),
    );
  });

  it('is read to the end or not at all, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => readWish(`${text} qqq`) === undefined));
  });
});
