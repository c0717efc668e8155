import { describe, expect, it } from 'vitest';
import { typicalCall } from '../../../../src/engine/notation/completion/calls.ts';
import { typicalItem } from '../../../../src/engine/notation/completion/words.ts';
import { continuations } from '../../../../src/engine/notation/index.ts';
import { classNamed, namesIn } from '../../../../src/engine/notation/names.ts';
import { readProgram } from '../../../../src/engine/notation/program.ts';
import { resolve } from '../../../../src/engine/notation/resolve.ts';
import { readShorthand } from '../../../../src/engine/notation/shorthand.ts';

describe('A half-typed layer', () => {
  it.each([
    ['Conv2', 'Conv2D(64, (3, 3))'],
    ['Conv2', 'nn.Conv2d(3, 64, 3)'],
    ['conv2', 'conv 64 3x3'],
    ['Conv2D(', 'Conv2D(64, (3, 3))'],
    ['Conv2D(32', 'Conv2D(32, (3, 3))'],
    ['Conv2D(32, ', 'Conv2D(32, (3, 3))'],
    ['Conv2D(32, (5', 'Conv2D(32, (5))'],
    ['Conv2D(32, (5, 5), pad', "Conv2D(32, (5, 5), padding='same')"],
    ['Conv2D(32, (5, 5), padding="s', "Conv2D(32, (5, 5), padding='same')"],
    ['Conv2D(32, (5, 5), activation=', "Conv2D(32, (5, 5), activation='relu')"],
    ['nn.Conv2d(3, 64, 3', 'nn.Conv2d(3, 64, 3)'],
    ['nn.Conv2d(3, 64, 3', 'nn.Conv2d(3, 64, 3, stride=2)'],
    ['nn.Max', 'nn.MaxPool2d(2)'],
    ['tf.keras.layers.Max', 'tf.keras.layers.MaxPooling2D(2)'],
    ['Dense(', 'Dense(10)'],
    ['64', '64@3x3'],
    ['64@', '64@3x3'],
    ['64@5', '64@5x5'],
    ['64@3x3 sa', '64@3x3 same'],
    ['64@3x3', '64@3x3 > maxpool 2'],
    ['64@3x3 > ma', '64@3x3 > maxpool 2'],
    ['64@3x3 > 32@', '64@3x3 > 32@3x3'],
    ['conv 64', 'conv 64 3x3'],
    ['conv 64 3x3 re', 'conv 64 3x3 relu'],
    ['cnov', 'conv 64 3x3'],
    ['64@3x3 vs 32@', '64@3x3 vs 32@3x3'],
    [
      'keras.Sequential([layers.Conv2D(8, 3), layers.Fl',
      'keras.Sequential([layers.Conv2D(8, 3), layers.Flatten()])',
    ],
    [
      'nn.Sequential(nn.Conv2d(3, 32, 3), nn.Conv',
      'nn.Sequential(nn.Conv2d(3, 32, 3), nn.Conv2d(32, 64, 3))',
    ],
    [
      'nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.Lin',
      'nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.Linear(5408, 10))',
    ],
  ])('%s may become %s', (typed, whole) => {
    expect(continuations(typed)).toContain(whole);
  });

  it.each(['hello world', ')', '∞', '64@3x3 > ('])('that is no layer becomes none: %s', (typed) => {
    expect(continuations(typed)).toEqual([]);
  });

  it('may be any layer where nothing is typed, in each notation', () => {
    const offered = continuations('');
    for (const start of [/^conv /, /^Conv2D\(/, /^nn\.Conv2d\(/])
      expect(offered).toContainEqual(expect.stringMatching(start));
  });
});

const notes = (source: string) => ({ source, mistakes: [], assumptions: [], claims: [] });

describe('The typical arguments', () => {
  it.each(['keras', 'pytorch'] as const)('make a layer of every class of %s', (notation) => {
    for (const name of namesIn(notation)) {
      const prefix = notation === 'keras' ? 'layers.' : 'nn.';
      const code = typicalCall(classNamed(name, notation)!, prefix, undefined);
      const found = notes(code);
      const [call] = readProgram(code, found).flatMap(({ draft }) => draft.nodes);
      expect([code, call && resolve(call.call, notation, found), found.mistakes]).toEqual([
        code,
        expect.objectContaining({ kind: classNamed(name, notation)!.kind.name }),
        [],
      ]);
    }
  });

  it('make a layer of every class of the shorthand', () => {
    for (const name of namesIn('shorthand')) {
      const code = typicalItem(classNamed(name, 'shorthand')!);
      const found = notes(code);
      const [part] = readShorthand(code, found);
      expect([code, part && resolve(part.draft.nodes[0]!.call, 'shorthand', found)]).toEqual([
        code,
        expect.objectContaining({ kind: classNamed(name, 'shorthand')!.kind.name }),
      ]);
    }
  });
});
