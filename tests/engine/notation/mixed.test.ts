import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { caret, mistakesOf, short } from './reading.ts';

describe('A stack in two notations', () => {
  it.each([
    ['Conv2D(64, (3, 3)) > maxpool 2', '64@3x3 > maxpool 2'],
    ['maxpool 2 -> Conv2D(32, (3, 3), strides=2) -> 64@3x3', 'maxpool 2 > 32@3x3 s2 > 64@3x3'],
    [
      'nn.Conv2d(1, 64, 3) → relu → maxpool 2 → flatten → dense 10',
      '64@3x3 > relu > maxpool 2 > flatten > dense 10',
    ],
    ['Conv2D(64, 3) > 2x conv3x3-8 on 32x32x3', '64@3x3 > 8@3x3 > 8@3x3'],
    ['2x conv3x3-8 > MaxPooling2D(2)', '8@3x3 > 8@3x3 > maxpool 2'],
  ])('%s has the layers of both, in their order', (mixed, whole) => {
    expect(short(mixed)).toBe(short(whole));
  });

  it('is named by its code, and its shorthand means what shorthand means', () => {
    expect(readModel('nn.Conv2d(1, 64, 3) > maxpool 2').notation).toBe('pytorch');
    expect(readModel('Conv2D(64, 3) > maxpool 2').assumptions).toEqual([
      'No input size was given: 28×28×1 is assumed.',
    ]);
  });

  it('shows a slip in its shorthand where it is', () => {
    const [mistake] = mistakesOf(() => readModel('Conv2D(64, (3, 3)) > maxpol 2'));
    expect([caret(mistake!), mistake!.write]).toEqual(['maxpol', 'maxpool']);
  });

  it.each(['Conv2D(64, 3) -> this one is what I mean', '> Conv2D(64, 3)', 'x = Conv2D(64, 3)(x)  # 28 > 26'])(
    'is none where an arrow stands in prose or in code: %s',
    (text) => {
      expect(short(text)).toBe(short('64@3x3'));
    },
  );
});
