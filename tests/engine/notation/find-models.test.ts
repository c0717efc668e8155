import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findModels } from '../../../src/engine/notation/index.ts';

const SEQUENTIAL =
  'model = keras.Sequential([\n  layers.Conv2D(8, 3, input_shape=(28, 28, 1)),\n  layers.Flatten(),\n  layers.Dense(10),\n])';

describe('Layers in a message', () => {
  it.each([
    ['I took Conv2D(64, (3, 3)) here, is that ok?', ['Conv2D(64, (3, 3))']],
    [
      'Is `nn.Conv2d(3, 64, 3)` better than `nn.Conv2d(3, 32, 7)`?',
      ['nn.Conv2d(3, 64, 3)', 'nn.Conv2d(3, 32, 7)'],
    ],
    [
      'Conv2D(8, 3), then Conv2D(8, 5) or nn.Conv2d(3, 8, 3)',
      ['Conv2D(8, 3)', 'Conv2D(8, 5)', 'nn.Conv2d(3, 8, 3)'],
    ],
    ['we use 64@3x3 > maxpool 2 in the paper.', ['64@3x3 > maxpool 2']],
    ['64@3x3 same relu, or rather 32@7x7?', ['64@3x3 same relu', '32@7x7']],
    ['what does conv 64 3x3 s2 do', ['conv 64 3x3 s2']],
    ['Look: “Conv2D(64, kernel_size=(3, 3), activation=‘relu’)”', [/^Conv2D\(64, kernel_size/]],
    ['```64@3x3```', ['64@3x3']],
    ['Hello @everyone, see you at 3x a week 64', []],
    ['', []],
    ['```\nprint("hi")\n```', []],
  ])('%s', (text, models) => {
    const found = findModels(text);
    expect(found.models.map(({ model }) => model)).toEqual(
      models.map((model) => (typeof model === 'string' ? model : expect.stringMatching(model))),
    );
    expect(found.trouble).toBeUndefined();
  });

  it.each([
    `My net:\n\`\`\`python\n${SEQUENTIAL}\n\`\`\`\nWhat do you think?`,
    `My net:\n${SEQUENTIAL}\nWhat do you think?`,
  ])('may be a whole model, with its input: %#', (text) => {
    const { models } = findModels(text);
    expect(models).toHaveLength(1);
    expect(models[0]!.reading.network.nodes).toHaveLength(3);
    expect(models[0]!.reading.network.input).toEqual([28n, 28n, 1n]);
  });

  it('prefers code to the prose around it', () => {
    const { models } = findModels('Not Conv2D(8, 3) but\n```\nConv2D(16, 5)\n```');
    expect(models.map(({ model }) => model)).toEqual(['Conv2D(16, 5)']);
  });

  it('says what is wrong with what looks like a layer', () => {
    expect(findModels('Why does Conv2D(64, kernal_size=3) fail?').trouble?.message).toContain('kernal_size');
  });

  it('are found or not, but nothing fails', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('Conv2D(', '```', '`', '64@3', 'x3 >', 'conv 64', '3x', '(', ')', '\n', 'nn.'),
        fc.string({ unit: 'grapheme' }),
      ),
      { maxLength: 20 },
    );
    fc.assert(fc.property(pieces, (text) => Array.isArray(findModels(text.join(' ')).models)));
  });
});
