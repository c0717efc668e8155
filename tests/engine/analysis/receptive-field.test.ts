import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receptiveFields, sizeOf } from '../../../src/engine/analysis/receptive-field.ts';
import { summarise } from '../../../src/engine/analysis/summary.ts';
import type { LayerKind, Window } from '../../../src/engine/layers/kind.ts';
import { INPUT, type Network, type Step } from '../../../src/engine/network.ts';
import published from './fixtures/receptive-fields.json' with { type: 'json' };
import { network } from './networks.ts';

const fieldOf = (model: string, input: string) => summarise(network(model, input)).total.receptiveField;

describe('the receptive field', () => {
  test.each(published.cases)('of $name', ({ model, input, size, stride, padding }) => {
    const exact = (figure: number | number[]) =>
      Array.isArray(figure) ? figure.map(BigInt) : Number.isInteger(figure) ? BigInt(figure) : figure;
    expect(fieldOf(model, input)).toMatchObject({
      size: exact(size),
      stride: exact(stride),
      padding: exact(padding),
    });
  });

  test('is the whole input behind a dense layer, and stays so', () => {
    const { layers } = summarise(network('8@3x3 > flatten > dense 5 > relu', '28x28x1'));
    expect(layers.map(({ receptiveField }) => receptiveField.whole)).toEqual([false, false, true, true]);
    expect(layers.at(-1)!.receptiveField).toMatchObject({ size: 28n, exceedsInput: false });
  });

  test('is told to exceed an input that is smaller', () => {
    expect(fieldOf('8@31x31 same', '28x28x1').exceedsInput).toBe(true);
    expect(fieldOf('8@27x27 same', '28x28x1').exceedsInput).toBe(false);
    expect(fieldOf('8@31x31 same', '(None, None, 1)')).toMatchObject({ size: 31n, exceedsInput: null });
  });

  test('keeps its size where a padding depends on an unknown size', () => {
    expect(fieldOf('8@3x3 s2 same > 8@3x3', '(None, None, 1)')).toMatchObject({ size: 7n, padding: null });
  });

  test('is not followed through a reshaping', () => {
    expect(fieldOf('8@3x3 > flatten', '28x28x1').size).toBe(3n);
    const steps = [step(sliding(3n, 1n)), step('pointwise', [4n, 9n, 1n]), step(sliding(3n, 1n))];
    expect(fieldsOf(steps)).toEqual([3n, 3n, null]);
  });

  test('is what any of several branches sees', () => {
    const steps = [step(sliding(3n, 1n)), step(sliding(5n, 1n)), step('pointwise')];
    const branches = [[INPUT], [INPUT], [0, 1]];
    expect(fieldsOf(steps, branches)).toEqual([3n, 5n, 5n]);
  });

  test('is unknown where branches move over the input at different rates', () => {
    const steps = [step(sliding(3n, 1n)), step(sliding(3n, 2n)), step('pointwise')];
    expect(fieldsOf(steps, [[INPUT], [INPUT], [0, 1]])).toEqual([3n, 3n, null]);
  });

  test('is not followed through up-sampling beyond the longest pattern', () => {
    expect(fieldsOf([step({ ...sliding(1n, 1n), zoom: [65n] })])).toEqual([null]);
  });

  test('is what taking every tap one by one finds, with any kernel, stride, dilation, padding and up-sampling', () => {
    const window = fc
      .record({
        kernel: fc.bigInt(1n, 5n),
        stride: fc.bigInt(1n, 3n),
        dilation: fc.bigInt(1n, 3n),
        zoom: fc.constantFrom(1n, 1n, 2n, 3n),
        before: fc.bigInt(-1n, 4n),
      })
      .filter(({ kernel, zoom, dilation }) => kernel >= zoom && (zoom === 1n || dilation % zoom !== 0n));
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 3 }), (windows) => {
        const steps = windows.map(({ before, ...rest }) =>
          step({
            kernel: [rest.kernel],
            stride: [rest.stride],
            dilation: [rest.dilation],
            zoom: [rest.zoom],
            padding: [[before, 0n]],
          }),
        );
        const field = receptiveFields(chain(steps.length), steps).at(-1)!;
        const axis = field === 'global' ? null : field.axes[0]!;
        const spans = Array.from({ length: 27 }, (_, output) => {
          const seen = windows.reduceRight<Set<bigint>>(under, new Set([BigInt(output)]));
          const places = [...seen].sort((one, two) => Number(one - two));
          return { first: places[0]!, last: places.at(-1)! };
        });
        for (const [output, { first, last }] of spans.entries()) {
          const turns = BigInt(Math.floor(output / axis!.first.length)) * axis!.step;
          expect(axis!.first[output % axis!.first.length]! + turns).toBe(first);
          expect(axis!.last[output % axis!.first.length]! + turns).toBe(last);
        }
      }),
    );
  });
});

/** The inputs on which the taps of a window fall, for all outputs. */
function under(
  outputs: Set<bigint>,
  window: { kernel: bigint; stride: bigint; dilation: bigint; zoom: bigint; before: bigint },
): Set<bigint> {
  const inputs = new Set<bigint>();
  for (const output of outputs) {
    for (let tap = 0n; tap < window.kernel; tap++) {
      const place = output * window.stride + tap * window.dilation - window.before;
      if (place % window.zoom === 0n) inputs.add(place / window.zoom);
    }
  }
  return inputs;
}

function sliding(kernel: bigint, stride: bigint): Window {
  return { kernel: [kernel], stride: [stride], dilation: [1n], zoom: [1n], padding: [[0n, 0n]] };
}

/** A step that sees its input through a window; everything else about it does not matter to the field. */
function step(reach: Window | 'pointwise', output = [36n, 1n]): Step {
  const kind = { window: () => reach } as unknown as LayerKind<unknown>;
  return { layer: { kind: 'test', params: {} }, kind, inputs: [[36n, 1n]], output };
}

function chain(length: number): Network {
  return graph(Array.from({ length }, (_, index) => [index - 1]));
}

function graph(inputs: readonly (readonly number[])[]): Network {
  return {
    input: [36n, 1n],
    nodes: inputs.map((sources) => ({ layer: { kind: 'test', params: {} }, inputs: sources })),
  };
}

function fieldsOf(steps: readonly Step[], inputs?: readonly (readonly number[])[]) {
  const net = inputs ? graph(inputs) : chain(steps.length);
  return receptiveFields(net, steps).map((field) => {
    const axis = field === 'global' ? null : field.axes[0];
    return axis ? sizeOf(axis) : null;
  });
}
