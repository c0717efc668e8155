import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/engine/analysis/compare.ts';
import { comparison, network, SEED } from './networks.ts';

describe('the comparison of 64 filters of 3×3 with 32 of 7×7 on 28×28×1', () => {
  const found = comparison(SEED);

  test('sets the figures in proportion', () => {
    expect(found.factors.parameters).toBe(2.5);
    expect(found.factors.bias).toBe(0.5);
    expect(found.factors.weights).toBeCloseTo(49 / 18, 12);
    expect(found.factors.macs).toBeCloseTo(758_912 / 389_376, 12);
    expect(found.factors.activations).toBeCloseTo(15_488 / 43_264, 12);
    expect(found.factors.receptiveField).toBeCloseTo(7 / 3, 12);
  });

  test('explains each factor', () => {
    expect(found.why.map(({ text }) => text)).toEqual([
      'parameters ×2.5 (640 → 1,600): weights ×2.72 = 49/9 window × 32/64 filters, bias ×0.5 = 32/64 filters',
      'weights ×2.72 (576 → 1,568) = 49/9 window × 32/64 filters',
      'bias ×0.5 (64 → 32) = 32/64 filters',
      'MACs ×1.95 (389,376 → 758,912) = weights ×2.72 × 484/676 positions',
      'activations ×0.36 (43,264 → 15,488) = 32/64 channels × 484/676 positions',
    ]);
  });

  test('names the surprise that a classifier behind turns the order around', () => {
    expect(found.head).toEqual({ units: 10n, a: 433_290n, b: 156_490n });
    expect(found.surprises.slice(0, 2)).toEqual([
      'A has fewer parameters (640 against 1,600) and yet 2.79 times the activations (43,264 against 15,488 values): parameters depend on the filters, activations on what they are slid over.',
      'With Flatten and Dense(10) behind, A has more parameters, not fewer: 433,290 against 156,490, since a dense layer has a weight for every value that reaches it.',
    ]);
  });

  test('says that neither kernel strides', () => {
    expect(found.sameness).toContain(
      'Both move over the input by one position at a time: a kernel does not stride, whatever its size.',
    );
  });

  test('comes to a verdict from all views', () => {
    expect(found.views.map(({ view }) => view)).toEqual([
      'parameters',
      'input',
      'end goal',
      'summary',
      'scenarios',
    ]);
    expect(found.verdict).toEqual([
      'B has 2.5 times the parameters of A (1,600 against 640), because it has a larger window (49 against 9), in spite of fewer filters (32 against 64).',
      'One output value of B sees 7×7 pixels and one of A 3×3 pixels, so B can respond to larger patterns in one step; three layers with the window of A, one behind the other, reach as far.',
      'Neither downsamples, for both move by one position at a time: only the borders change, by 6 rows and columns in B (28×28 → 22×22) and 2 rows and columns in A (28×28 → 26×26).',
      'In short, it is a trade: A needs fewer parameters (640 against 1,600) and MACs (389,376 against 758,912), B fewer activations (15,488 against 43,264).',
      'Take A to save parameters and multiplications, as long as the layers behind it widen its view of 3×3 pixels where that is too small; take B to see patterns of up to 7×7 pixels in a single output, to save activation memory or if Flatten and Dense(10) follow directly (156,490 parameters in all against 433,290).',
    ]);
  });
});

test('the head that is guessed for single layers gives the figures of the real one', () => {
  const pair = { a: '64@3x3 > flatten > dense 10', b: '32@7x7 > flatten > dense 10', input: '28x28x1' };
  const { a, b } = comparison(pair);
  expect([a.total.parameters.total, b.total.parameters.total]).toEqual([433_290n, 156_490n]);
});

test('a factor to nothing is missing, and between two nothings it is 1', () => {
  const { factors } = comparison({ a: 'relu', b: '8@3x3', input: '28x28x1' });
  expect(factors.parameters).toBeNull();
  expect(comparison({ a: 'relu', b: 'tanh', input: '28x28x1' }).factors.parameters).toBe(1);
});

test('each side is written in its own notation, at the same batch', () => {
  const [a, b] = [network('8@3x3', '28x28x1'), network('8@5x5', '28x28x1')];
  const found = compare(a, b, { batch: 32n, a: { notation: 'pytorch' }, b: { notation: 'keras' } });
  expect(found.a.layers[0]!.text).toContain('Conv2d(');
  expect(found.b.layers[0]!.text).toContain('Conv2D(');
  expect([found.a, found.b].map(({ total }) => total.memory.batch)).toEqual([32n, 32n]);
});

describe('what explains a factor', () => {
  const size = fc.bigInt(1n, 9n);
  const layer = fc.record({ filters: fc.bigInt(1n, 10n ** 20n), height: size, width: size });

  test('multiplies out exactly wherever it is a product, and adds up wherever it is a sum', () => {
    fc.assert(
      fc.property(layer, layer, (one, other) => {
        const [a, b] = [one, other].map(({ filters, height, width }) =>
          network(`conv ${filters} ${height}x${width}`, '12x11x3'),
        );
        const { why } = compare(a!, b!);
        expect(why).toHaveLength(5);
        for (const { form, terms, from, to } of why) {
          if (form === 'product') {
            const [below, above] = [product(terms, 'from'), product(terms, 'to')];
            expect(above * from).toBe(below * to);
          } else {
            expect(terms.reduce((total, term) => total + term.to! - term.from!, 0n)).toBe(to - from);
          }
        }
      }),
    );
  });

  test('is told layer by layer where both sides have the same kinds in the same order', () => {
    const { why } = comparison({
      a: '64@3x3 > flatten > dense 10',
      b: '32@7x7 > flatten > dense 10',
      input: '28x28x1',
    });
    expect(why[0]!.text).toBe(
      'parameters ×0.36 (433,290 → 156,490): dense 432,650 → 154,890, conv2d 640 → 1,600',
    );
  });

  test('sums the smaller differences of long stacks', () => {
    const { why } = comparison({ a: '6x 8@3x3', b: '6x 16@3x3', input: '28x28x1' });
    const [parameters] = why;
    expect(parameters!.terms.map(({ name }) => name)).toEqual([
      'conv2d_1',
      'conv2d_2',
      'conv2d_3',
      '3 other layers',
    ]);
    const differences = parameters!.terms.map(({ from, to }) => to! - from!);
    expect(differences.reduce((all, next) => all + next)).toBe(parameters!.to - parameters!.from);
  });

  test('is what each is made of where the sides are built differently', () => {
    const { why } = comparison({ a: '3x 32@3x3', b: '32@7x7', input: '28x28x1' });
    expect(why[0]).toMatchObject({ form: 'largest', factor: 1_600 / 18_816 });
    expect(why[0]!.text).toBe(
      'parameters ×0.09 (18,816 → 1,600): A has 9,248 in conv2d_1 (49.1 %); B has 32·(7·7·1)+32 = 1,600',
    );
  });

  test.each([
    [
      '3x 8@3x3',
      '8@7x7',
      'parameters ×1.79 (1,752 → 3,144): A has three layers of 584 each; B has 8·(7·7·8)+8 = 3,144',
    ],
    ['dwconv2d 3x3', '8@3x3', 'parameters ×7.3 (80 → 584): A has 8·3·3·1+8·1 = 80; B has 8·(3·3·8)+8 = 584'],
    ['maxpool 2', '8@3x3', 'parameters 0 → 584: B has 8·(3·3·8)+8 = 584'],
  ])('is the formula of the only layer, or the like layers: %s against %s', (a, b, text) => {
    expect(comparison({ a, b, input: '28x28x8' }).why[0]!.text).toBe(text);
  });

  test('leaves out the terms that make no difference', () => {
    const texts = comparison({ a: '8@3x3', b: '8@3x3 s2', input: '9x9x1' }).why.map(({ text }) => text);
    expect(texts).toEqual([
      'parameters ×1 (80 → 80): weights ×1, bias ×1',
      'weights ×1 (72 → 72)',
      'bias ×1 (8 → 8)',
      'MACs ×0.33 (3,528 → 1,152) = 16/49 positions',
      'activations ×0.33 (392 → 128) = 16/49 positions',
    ]);
  });

  test('is left out for what cannot be counted', () => {
    const { why } = comparison({ a: '64@3x3', b: '32@7x7', input: '(None, None, 1)' });
    expect(why.map(({ quantity }) => quantity)).toEqual(['parameters', 'weights', 'bias']);
  });
});

function product(terms: readonly { from: bigint | null; to: bigint | null }[], side: 'from' | 'to'): bigint {
  return terms.reduce((result, term) => result * term[side]!, 1n);
}
