import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../src/engine/layers/index.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import { judge, type Network, stack, traverse } from '../../../src/engine/network.ts';
import {
  type NotationName,
  readModel,
  writeLayer,
  writeNetwork,
} from '../../../src/engine/notation/index.ts';
import { product, type Shape, sum } from '../../../src/engine/shape.ts';
import { specs } from '../layers/specs.ts';

const notations: readonly NotationName[] = ['keras', 'pytorch', 'shorthand'];

/** A layer of any kind on an input that it can take, with an activation now and then. */
const anyLayer = fc
  .constantFrom(...kinds.map((kind) => kind.name).filter((name) => name in specs))
  .chain((kind) => specs[kind]!.map(({ params, input }) => ({ layer: { kind, params } as Layer, input })));
const anyActivation = fc.option(
  specs.activation!.map(({ params }): Layer => ({ kind: 'activation', params })),
  {
    freq: 2,
  },
);

const anyNetwork = fc
  .tuple(fc.array(anyLayer, { minLength: 1, maxLength: 4 }), anyActivation, fc.nat())
  .map(([layers, activation, at]): Network => {
    const fused = layers.map(({ layer }, index) =>
      activation && index === at % layers.length ? { ...layer, activation } : layer,
    );
    return stack(layers[0]!.input, fused);
  })
  .filter((network) => judge(network).mistakes.length === 0);

describe.each(notations)('what is written as %s', (notation) => {
  it('is read back as a network with the same shapes, parameters and work', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { code, remarks } = writeNetwork(network, notation);
        if (remarks.some((remark) => remark.includes('left out'))) return;
        const reading = readModel(code, inputText(network.input, notation));
        expect(figures(reading.network), code).toEqual(figures(network));
      }),
      { numRuns: 600 },
    );
  });

  it('leaves out only what a remark tells', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { remarks } = writeNetwork(network, notation);
        const missing = network.nodes.filter(({ layer }, index) => {
          const input = traverse(network)[index]!.inputs[0]!;
          return writeLayer(layer, input, notation).endsWith('(shorthand)');
        });
        expect(remarks.filter((remark) => remark.includes('left out'))).toHaveLength(missing.length);
      }),
    );
  });
});

it('writes every kind of layer in shorthand', () => {
  fc.assert(
    fc.property(anyNetwork, (network) => {
      expect(writeNetwork(network, 'shorthand').remarks.join()).not.toContain('left out');
    }),
  );
});

/** The output, the counts of parameters and MACs, and the layers in shorthand with activations apart. */
function figures(network: Network) {
  const steps = traverse(network);
  const count = (part: 'parameters' | 'macs') =>
    sum(
      steps.flatMap(({ kind, layer, inputs }) =>
        kind[part](layer.params, inputs).map(({ factors }) => product(factors.flatMap(({ sizes }) => sizes))),
      ),
    );
  return { output: steps.at(-1)!.output, parameters: count('parameters'), macs: count('macs') };
}

function inputText(input: Shape, notation: NotationName): string {
  const order = notation === 'pytorch' ? [...input.slice(-1), ...input.slice(0, -1)] : input;
  return `(${order.map((size) => `${size},`).join(' ')})`;
}
