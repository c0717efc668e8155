import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/engine/analysis/summary.ts';
import { readModel } from '../../../src/engine/notation/index.ts';
import { computedAnswer } from '../../../src/study/computed/index.ts';

const kernel = fc.integer({ min: 1, max: 11 });
const stride = fc.integer({ min: 1, max: 4 });
const padding = fc.integer({ min: 0, max: 5 });
const dilation = fc.integer({ min: 1, max: 3 });
const size = fc.integer({ min: 40, max: 300 });

/** What the engine makes of one filter on a square input. */
function engine(layer: string, input: number) {
  return summarise(readModel(layer, `${input}x${input}x1`).network).total;
}

describe('A computed answer', () => {
  it('gives the size that the engine gives, however the layer is described', () => {
    fc.assert(
      fc.property(kernel, stride, padding, dilation, size, (k, s, p, d, n) => {
        const [height] = engine(`1@${k}x${k} s${s} p${p} d${d}`, n).output;
        const asked = [
          `output size of ${k}x${k} stride ${s} padding ${p} dilation ${d} on ${n}?`,
          `input ${n}x${n}, kernel ${k}x${k}, stride ${s}, padding ${p}, dilation ${d}: what is the output size`,
          `what comes out of a kernel=${k} conv with padding=${p}, strides=${s}, dilation_rate=${d} on a ${n}x${n} image`,
        ];
        expect(asked.map((question) => computedAnswer(question)?.value)).toEqual(asked.map(() => height));
      }),
    );
  });

  it('works the size out in a step that ends with it', () => {
    fc.assert(
      fc.property(kernel, stride, padding, size, (k, s, p, n) => {
        const answer = computedAnswer(`output size of ${k}x${k} stride ${s} padding ${p} on ${n}`)!;
        const [, before, after, minus, by, result] =
          /floor\(\((\d+)(?: \+ 2·(\d+))? − (\d+)\)\/(\d+)\) \+ 1 = (\d+)/.exec(answer.steps[0]!)!;
        expect(Math.floor((Number(before) + 2 * Number(after ?? 0) - Number(minus)) / Number(by)) + 1).toBe(
          Number(result),
        );
        expect(answer.value).toBe(BigInt(result!));
      }),
    );
  });

  it('counts the parameters that the engine counts', () => {
    const count = fc.integer({ min: 1, max: 512 });
    fc.assert(
      fc.property(kernel, count, count, (k, filters, channels) => {
        const { total } = summarise(readModel(`${filters}@${k}x${k}`, `64x64x${channels}`).network).total
          .parameters;
        expect(
          computedAnswer(`how many params has a ${k}x${k} conv from ${channels} to ${filters} channels?`)
            ?.value,
        ).toBe(total);
        expect(
          computedAnswer(`${filters} filters of size ${k}x${k} on ${channels} input channels: parameters`)
            ?.value,
        ).toBe(total);
      }),
    );
  });

  it('sees as far as the engine', () => {
    const layers = fc.array(fc.tuple(kernel, stride), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(layers, (stack) => {
        const { receptiveField } = engine(stack.map(([k, s]) => `1@${k}x${k} s${s} same`).join(' > '), 300);
        const words = stack.map(([k, s]) => `${k}x${k} stride ${s} same padding`).join(' then ');
        expect(computedAnswer(`receptive field of ${words}`)?.value).toBe(receptiveField.size);
      }),
    );
  });
});

describe('What is solved for', () => {
  it('a padding really keeps the size', () => {
    fc.assert(
      fc.property(kernel, dilation, size, (k, d, n) => {
        const { value } = computedAnswer(`which padding keeps ${n} with kernel ${k} dilation ${d}?`)!;
        if (typeof value === 'bigint')
          expect(engine(`1@${k}x${k} d${d} p${value}`, n).output[0]).toBe(BigInt(n));
        else expect((d * (k - 1)) % 2).toBe(1);
      }),
    );
  });

  it.each(['kernel', 'stride', 'padding', 'dilation'] as const)(
    'every %s gives what was asked for, and none is left out',
    (unknown) => {
      fc.assert(
        fc.property(kernel, stride, padding, dilation, fc.integer({ min: 40, max: 80 }), (k, s, p, d, n) => {
          const known = {
            kernel: `kernel ${k}`,
            stride: `stride ${s}`,
            padding: `padding ${p}`,
            dilation: `dilation ${d}`,
          };
          const own = { kernel: k, stride: s, padding: p, dilation: d }[unknown];
          const wanted = engine(`1@${k}x${k} s${s} p${p} d${d}`, n).output[0]!;
          const given = Object.entries(known)
            .filter(([name]) => name !== unknown)
            .map(([, text]) => text);
          const { value } = computedAnswer(
            `which ${unknown} turns ${n} into ${wanted} with ${given.join(' and ')}?`,
          )!;
          const found = Array.isArray(value) ? value : [value];
          expect(found).toContain(BigInt(own));
          for (const one of found) {
            const at = { kernel: k, stride: s, padding: p, dilation: d, [unknown]: Number(one) };
            expect(
              engine(`1@${at.kernel}x${at.kernel} s${at.stride} p${at.padding} d${at.dilation}`, n).output[0],
            ).toBe(wanted);
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it('a number of filters has the parameters that were asked for', () => {
    const count = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(kernel, count, fc.integer({ min: 1, max: 64 }), (k, filters, channels) => {
        const parameters = filters * (k * k * channels + 1);
        expect(
          computedAnswer(
            `how many filters for ${parameters} parameters with ${k}x${k} on ${channels} channels?`,
          )?.value,
        ).toBe(BigInt(filters));
      }),
    );
  });

  it('a number of layers sees the window, and one fewer does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 40 }), (k, wanted) => {
        const value = Number(computedAnswer(`how many ${k}x${k} convs to see ${wanted}x${wanted}?`)!.value);
        expect(1 + value * (k - 1)).toBeGreaterThanOrEqual(wanted);
        expect(1 + (value - 1) * (k - 1)).toBeLessThan(wanted);
      }),
    );
  });
});

describe('A layer that is looked for by its parameters', () => {
  it.each([
    ['how many filters has a 3x3 conv with 16 input channels and 4640 parameters?', 32n, 4640n],
    [
      'A bias-free 3x3 conv with 16 input channels has 5760 weights. Find the number of output channels.',
      40n,
      5760n,
    ],
    [
      'how many filters has a 3x3 conv with 64 input channels, groups 4 and no bias for 9216 weights?',
      64n,
      9216n,
    ],
    ['5x5 conv, 32 filters, bias on, 12832 params. Number of input channels was?', 16n, 12832n],
    ['A dense layer with bias has 20 inputs and 210 parameters in the summary. Number of units?', 10n, 210n],
    ['Dense(10) with bias reports 5130 parameters; how many inputs does it have?', 512n, 5130n],
  ])('is one that the engine counts the same: %s', (question, value, parameters) => {
    const answer = computedAnswer(question)!;
    expect(answer.value).toBe(value);
    const { model, input } = answer.request!.args as { model: string; input: string };
    expect(summarise(readModel(model, input).network).total.parameters.total).toBe(parameters);
  });
});
