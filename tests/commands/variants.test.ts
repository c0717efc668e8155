import { describe, expect, it } from 'vitest';
import { withSamePadding, withSmallFilters } from '../../commands/variants.ts';
import { type Network, traverse } from '../../src/engine/network.ts';
import { readModel, writeNetwork } from '../../src/engine/notation/index.ts';

function network(text: string, input = '28x28x3'): Network {
  return readModel(text, input).network;
}

function outputOf(made: Network): readonly unknown[] {
  return traverse(made).at(-1)!.output;
}

function text(made: Network | undefined): string | undefined {
  return made && writeNetwork(made, 'shorthand').code;
}

describe('The same layers with padding that keeps the size', () => {
  it.each(['16@3x3', '16@7x7 relu', '8@3x3 > 8@5x5', '8@3x3 > relu > 8@3x3'])('exist for %s', (model) => {
    const same = withSamePadding(network(model))!;
    expect(outputOf(same).slice(0, 2)).toEqual([28n, 28n]);
    expect(same.nodes).toHaveLength(network(model).nodes.length);
  });

  it.each(['16@3x3 same', 'dense 10', 'relu', 'maxpool 2'])(
    'do not where nothing would change: %s',
    (model) => {
      expect(withSamePadding(network(model))).toBeUndefined();
    },
  );
});

describe('A large filter as a stack of small ones', () => {
  it.each([
    ['16@7x7', '16@3x3 > 16@3x3 > 16@3x3'],
    ['16@5x5 same relu', '16@3x3 same relu > 16@3x3 same relu'],
    ['8@3x3 > 16@5x5 > maxpool 2', '8@3x3 > 16@3x3 > 16@3x3 > maxpool 2'],
    ['nn.Conv2d(3, 8, 5)', '8@3x3 > 8@3x3', '3x28x28'],
  ])('sees the same and gives the same shape: %s', (large, small, input = '28x28x3') => {
    const model = network(large, input);
    const stacked = withSmallFilters(model)!;
    expect(text(stacked)).toBe(text(readModel(small, model.input.join('x')).network));
    expect(outputOf(stacked)).toEqual(outputOf(model));
  });

  it.each(['16@3x3', '16@4x4', '16@7x3', '16@7x7 s2', '16@5x5 d2', 'maxpool 5', 'dense 10'])(
    'does not exist for %s',
    (model) => {
      expect(withSmallFilters(network(model))).toBeUndefined();
    },
  );
});
