import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { complete } from '../../src/chat/complete.ts';
import { fieldsOf } from '../../src/chat/fields.ts';

function offered(name: string, argument: string, typed: string) {
  return complete(commands as never, name, argument, typed);
}

describe('What is typed for layers', () => {
  it.each([
    ['64@3x3', '64@3x3', '64@3x3 — 640 parameters on 28×28×1'],
    ['64@', '64@3x3', '64@3x3 — 640 parameters on 28×28×1'],
    ['Conv2', 'Conv2D(64, (3, 3))', 'Conv2D(64, (3, 3)) — 640 parameters on 28×28×1'],
    ['nn.Conv2d(3, 64, 3', 'nn.Conv2d(3, 64, 3)', 'nn.Conv2d(3, 64, 3) — 1,792 parameters on 3×224×224'],
    ['64@3x3 > ma', '64@3x3 > maxpool 2', '64@3x3 > maxpool 2 — 640 parameters on 28×28×1'],
    ['8@3x3 vs 8@5', '8@3x3 vs 8@5', '8@3x3 vs 8@5 — 80 against 208 parameters'],
    ['Conv3x', 'Conv3D(64, (3, 3, 3))', 'Conv3D(64, (3, 3, 3)) — 1,792 parameters on 16×16×16×1'],
    ['my favourite', 'my favourite', 'No layer was found in this text.'],
  ])('%s is shown as it is read, with its figures', (typed, value, label) => {
    expect(offered('compare', 'a', typed)[0]).toEqual({ value, label });
  });

  it('is offered only where it can be answered', () => {
    for (const { label } of offered('summary', 'model', 'conv 64')) expect(label).toMatch(/parameters on/);
  });
});

describe('What is typed for the other arguments', () => {
  it.each([
    ['compare', 'input', '28', '28x28x1'],
    ['compare', 'input', '28x28', '28x28x3'],
    ['compare', 'input', 'mn', 'mnist'],
    ['feature-maps', 'image', 'ca', 'cat'],
    ['show', 'as', 'py', 'pytorch'],
    ['compare', 'weights', '', 'random'],
    ['help', 'command', 'rec', 'receptive-field'],
  ])('%s %s “%s” may become %s', (name, argument, typed, value) => {
    expect(offered(name, argument, typed).map((item) => item.value)).toContain(value);
  });
});

describe('Whatever is typed', () => {
  const fields = commands.flatMap((command) =>
    fieldsOf(command).map((field) => [command.name, field.name] as const),
  );
  const piece = fc.oneof(
    fc.constantFrom(
      'Conv2D(',
      'nn.',
      '64@',
      '3x3',
      ' > ',
      ' vs ',
      ', ',
      ')',
      '[',
      "'",
      '=',
      'padding',
      'relu',
      'Sequential(',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('is answered with what a platform can show', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), typed, ([name, argument], text) => {
        for (const { value, label } of offered(name, argument, text)) {
          expect(value.length * label.length).toBeGreaterThan(0);
          expect(Math.max(value.length, label.length)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
