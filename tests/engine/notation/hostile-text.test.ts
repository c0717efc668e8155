import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel, readPair } from '../../../src/engine/notation/index.ts';
import { UserError } from '../../../src/user-error.ts';

/** Pieces that texts about layers are made of, so that random ones reach deep. */
const pieces = fc.constantFrom(
  ...['constructor', '__proto__', 'toString(', 'hasOwnProperty=', 'constructor3'],
  ...[
    'Conv2D',
    'nn.Conv2d',
    'Dense',
    'layers.',
    'Sequential',
    'model',
    '.add',
    'Input',
    'Model',
    'OrderedDict',
  ],
  ...[
    'conv',
    'maxpool',
    '64@3x3',
    '3x',
    '2x(',
    'flatten',
    'relu',
    'same',
    's2',
    'p0:1x1:0',
    'k3',
    '-64',
    'vs',
    'and',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    '=',
    ':',
    '.',
    '\n',
    ' ',
    '    ',
    '>',
    '->',
    '→',
    '#',
    "'",
    '"',
    '```',
    '`',
  ],
  ...[
    '64',
    '3',
    '0',
    '-1',
    '1e9',
    '10**9',
    '9**9**9',
    '0x',
    'None',
    'True',
    '*',
    '**',
    '+=',
    'x',
    'self.a',
    'lambda: ',
  ],
  ...[
    'for i in range(3):',
    'def forward(self, x):',
    'class Net(nn.Module):',
    'return ',
    'def block(x, n=2, *rest):\n    ',
    'block(',
    'Net(',
    '\n    def __init__(self, n=3):\n        ',
    'if n > 2:',
    'else:',
    ' for n in ',
    'range(9)',
    'self.a.append(',
    'super().__init__(',
    'torch.randn(1, 3, 8, 8)',
    'input_shape=',
    'on mnist',
    '×',
  ],
  ...[
    'kernel_size=',
    'activation=',
    'x = ',
    'x(',
    'x + x',
    '(0): ',
    '"""',
    '\u00a0',
    '\u{1f600}',
    '\\',
    ';',
    '?',
    '@',
  ],
);
const hostile = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' ')),
);

function onlyUserErrors(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { wrong, at } of error.mistakes) {
      expect(wrong).not.toBe('');
      if (at) expect(at.span.start).toBeLessThanOrEqual(at.span.end);
      if (at) expect(at.text).not.toContain('\n');
    }
  }
}

describe('whatever is typed', () => {
  it('is read as a model or answered with mistakes', () => {
    fc.assert(
      fc.property(hostile, fc.option(hostile, { nil: undefined, freq: 4 }), (text, input) =>
        onlyUserErrors(() => readModel(text, input)),
      ),
      { numRuns: 3000 },
    );
  });

  it('is read as a pair or answered with mistakes', () => {
    fc.assert(
      fc.property(hostile, fc.option(hostile, { nil: undefined }), (a, b) =>
        onlyUserErrors(() => readPair(a, b)),
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a text that stands for too much', () => {
  it.each([
    ['repeats', '10001x conv3x3-64', '10,000'],
    ['nested repeats', '999x(999x(999x(relu)))', '10,000'],
    ['a number of repeats without end', `${'9'.repeat(400)}x relu`, '10,000'],
    ['characters', 'relu > '.repeat(20_000), '100,000'],
    [
      'models in models',
      ['a = Sequential([nn.ReLU(), nn.ReLU()])', ...Array(30).fill('a = Sequential([a, a])')].join('\n'),
      '10,000',
    ],
    [
      'graphs of graphs',
      ['i = Input((8,))', 'm = Model(i, Dense(8)(i))', ...Array(30).fill('m = Model(i, m(m(i)))')].join('\n'),
      '10,000',
    ],
    [
      'loops',
      'm = Sequential()\nfor a in range(300):\n for b in range(300):\n  m.add(Dense(3))',
      'more steps than are followed',
    ],
    ['lists', 'a = [1]\nfor b in range(99):\n a = a + a\nDense(3)', 'more steps than are followed'],
    ['a range without end', 'for a in range(10**30):\n Dense(3)', 'more steps than are followed'],
    ['calls of itself', 'def f(x):\n  return f(Dense(3)(x))\ny = f(x)', 'calls itself'],
    [
      'classes in themselves',
      'class A(nn.Module):\n  def __init__(self):\n    self.a = A()\nA()',
      'contains itself',
    ],
  ])('is refused for its %s with the bound', (_, text, bound) => {
    expect(() => readModel(text)).toThrow(bound);
  });

  it.each([
    ['brackets', '('.repeat(50_000)],
    ['nested calls', 'Conv2D('.repeat(14_000)],
    ['nested lists', `Conv2D(${'['.repeat(40_000)}`],
    ['additions', `Conv2D(${'1+'.repeat(45_000)}1, 3)`],
    ['quotes', `Conv2D(${"'".repeat(90_000)}`],
    ['newlines', 'Conv2D(\n'.repeat(11_000)],
    ['headings', 'def f(\n'.repeat(14_000)],
    [
      'deep blocks',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}for a in [1, 2]:\n`).join(''),
    ],
    [
      'functions that call the next',
      Array.from({ length: 900 }, (_, at) => `def f${at}(x):\n  return f${at + 1}(f${at + 1}(x))\n`).join(''),
    ],
    ['lists of lists', `a = [1, 1]\n${'a = [a, a]\n'.repeat(40)}Conv2D(a, 3)`],
    ['lists in lists in lists', `a = [1]\n${'a = [a]\n'.repeat(10_000)}Conv2D(a, 3)`],
    ['nested functions', `y = ${'relu('.repeat(55)}x${')'.repeat(55)}`],
    ['powers', 'Conv2D(9**9**9**9, 3)'],
    ['a model in itself', 'm = Sequential()\nm.add(m)\nm.add(Dense(3))'],
    ['models in each other', 'a = Sequential()\nb = Sequential()\na.add(b)\nb.add(a)\na.add(Dense(3))'],
  ])('of %s is answered', (_, text) => {
    onlyUserErrors(() => readModel(text));
    onlyUserErrors(() => readPair(text));
  });
});
