import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../../src/engine/layers/index.ts';
import type { Term } from '../../../src/engine/layers/kind.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import { product, type Shape, sum } from '../../../src/engine/shape.ts';
import { bind, type NotationName } from './binding.ts';
import { changes, places, reaches } from './reach.ts';
import { specs } from './specs.ts';
import { numbers, outputOf, run, startTensors, values, volume, weightCount } from './tensors.ts';

/** They move values to other places, or take statistics, which no window describes. */
const BEYOND_WINDOWS = ['flatten', 'permute', 'reshape', 'layer-norm', 'group-norm'];
/** They set values against each other or look along one axis only, so that a single one may leave no trace. */
const BALANCING = ['activation', 'dense'];

beforeAll(startTensors);

const single = kinds.filter(({ merges }) => !merges);

it('has specs for every kind that takes one input', () => {
  expect(Object.keys(specs).sort()).toEqual(single.map(({ name }) => name).sort());
});

describe.each(single.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const forFitting = (check: (layer: Layer, input: Shape, output: Shape) => void, runs = 60) => {
    let fitting = 0;
    const property = fc.property(specs[name]!, ({ params, input }) => {
      const layer = { kind: name, params };
      const output = outputOf(layer, input);
      if (!output) return;
      fitting++;
      check(layer, input, output);
    });
    fc.assert(property, { numRuns: runs });
    expect(fitting).toBeGreaterThan(runs / 10);
  };

  it('has the output shape that TensorFlow.js computes', () => {
    forFitting((layer, input, output) => {
      const result = run([layer], input, values(volume(numbers(input))));
      expect(result.shape).toEqual(numbers(output));
      expect(result.values.every(Number.isFinite)).toBe(true);
    });
  });

  it('counts as many parameters as TensorFlow.js holds weights', () => {
    forFitting((layer, input) => {
      expect(total(kind.parameters(layer.params, [input]))).toBe(BigInt(weightCount(layer, input)));
    });
  });

  it('sees what its window says: an output changes with an input inside its window and with no other', () => {
    if (BEYOND_WINDOWS.includes(name)) return;
    forFitting((layer, input, output) => {
      const data = values(volume(numbers(input)));
      const before = run([layer], input, data).values;
      if (seesBeyond(layer.params)) return;
      const reach = kind.window(layer.params, [input]);
      for (const { at: from, index } of places(input)) {
        const perturbed = data.with(index, data[index]! + 5);
        const changed = changes(before, run([layer], input, perturbed).values, output);
        const seen = places(output).map(({ at: to }) => reaches(reach, from, to));
        const judged = mayStaySilent(name, layer.params)
          ? changed.map((differs, place) => differs || seen[place]!)
          : changed;
        expect(judged).toEqual(seen);
      }
    }, 30);
  });

  it('reads back from shorthand what it writes', () => {
    forFitting((layer, input) => {
      const calls = kind.shorthand.write(layer.params, input);
      expect(calls).toHaveLength(1);
      const read = bind(calls[0]!, 'shorthand');
      expect(kind.shorthand.write(read.params, input)).toEqual(calls);
      expect(kind.outputShape(read.params, [input])).toEqual(kind.outputShape(layer.params, [input]));
      expect(kind.parameters(read.params, [input])).toEqual(kind.parameters(layer.params, [input]));
      expect(kind.macs(read.params, [input])).toEqual(kind.macs(layer.params, [input]));
    }, 200);
  });

  it.each(['keras', 'torch'] as const)('computes the same when read back from %s', (notation) => {
    forFitting((layer, input) => {
      const data = values(volume(numbers(input)));
      const calls = kind[notation].write(layer.params, input);
      if (calls.length === 0) return;
      const layers = calls.map((call) => bind(call, notation as NotationName));
      const expected = run([layer], input, data);
      const actual = run(layers, input, data);
      expect(actual.shape).toEqual(expected.shape);
      expect(Array.from(actual.values)).toEqual(
        Array.from(expected.values, (value) => expect.closeTo(value, 3)),
      );
    });
  });
});

/** Cubic interpolation gives no share to some of the values around. */
function mayStaySilent(name: string, params: unknown): boolean {
  return BALANCING.includes(name) || (params as { mode?: string }).mode === 'cubic';
}

/** Padding that is made of the input shows inputs from elsewhere, and statistics that are not remembered all of them. */
function seesBeyond(params: unknown): boolean {
  const { paddingMode = 'zeros', remembers = true } = params as { paddingMode?: string; remembers?: boolean };
  return paddingMode !== 'zeros' || !remembers;
}

function total(terms: readonly Term[]): bigint | null {
  return sum(terms.map((term) => product(term.factors.map((factor) => product(factor.sizes)))));
}
