import { describe, expect, it } from 'vitest';
import type { Layer } from '../../src/engine/layers/layer.ts';
import { INPUT, judge, stack, traverse } from '../../src/engine/network.ts';
import { UserError } from '../../src/user-error.ts';

const relu: Layer = {
  kind: 'activation',
  params: { function: 'relu', settings: { max: Number.POSITIVE_INFINITY, slope: 0, threshold: 0 } },
};
const add: Layer = { kind: 'merge', params: { operation: 'add' } };
const dense = (units: bigint, inputChannels?: bigint): Layer => ({
  kind: 'dense',
  params: { units, bias: true, channels: 'first' },
  ...(inputChannels === undefined ? {} : { inputChannels }),
});
const pool = (size: bigint): Layer => ({
  kind: 'max-pool',
  params: {
    rank: 2,
    kernel: [size, size],
    stride: [size, size],
    dilation: [1n, 1n],
    padding: [
      [0n, 0n],
      [0n, 0n],
    ],
    ceil: false,
  },
});
const flatten: Layer = { kind: 'flatten', params: { start: 1n, end: -1n, channels: 'last' } };

function mistakesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.mistakes.map(({ wrong }) => wrong);
    throw error;
  }
  return [];
}

describe('walking a network', () => {
  it('gives every layer what the one before it made', () => {
    const steps = traverse(stack([8n, 8n, 3n], [pool(2n), flatten, dense(10n)]));
    expect(steps.map(({ kind, inputs, output }) => [kind.name, inputs, output])).toEqual([
      ['max-pool', [[8n, 8n, 3n]], [4n, 4n, 3n]],
      ['flatten', [[4n, 4n, 3n]], [48n]],
      ['dense', [[48n]], [10n]],
    ]);
  });

  it('follows edges, to earlier nodes and to the input', () => {
    const nodes = [
      { layer: relu, inputs: [INPUT] },
      { layer: add, inputs: [0, INPUT] },
    ];
    const steps = traverse({ input: [4n, 4n, 2n], nodes });
    expect(steps[1]).toMatchObject({
      inputs: [
        [4n, 4n, 2n],
        [4n, 4n, 2n],
      ],
      output: [4n, 4n, 2n],
    });
  });

  it('carries unknown sizes on', () => {
    expect(traverse(stack([null, 8n, 3n], [pool(2n)]))[0]!.output).toEqual([null, 4n, 3n]);
  });

  it('has no steps for no layers', () => {
    expect(traverse(stack([1n], []))).toEqual([]);
  });
});

describe('mistakes in a network', () => {
  it('tells all of them, each with its layer', () => {
    const network = stack([8n, 8n, 3n], [pool(2n), flatten, dense(10n, 100n), dense(5n, 7n)]);
    expect(mistakesOf(() => traverse(network))).toEqual([
      'Layer 3: The layer says that it takes 100 input values, and 48 reach it.',
      'Layer 4: The layer says that it takes 7 input values, and 10 reach it.',
    ]);
    expect(judge(network).mistakes.map(({ node }) => node)).toEqual([2, 3]);
  });

  it('does not judge what stands behind a layer without an output', () => {
    const mistakes = mistakesOf(() => traverse(stack([2n, 2n, 3n], [pool(5n), flatten, dense(10n, 1n)])));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain('does not fit');
  });

  it('names no layer where there is only one', () => {
    expect(mistakesOf(() => traverse(stack([3n], [dense(2n, 4n)])))).toEqual([
      'The layer says that it takes 4 input values, and 3 reach it.',
    ]);
  });

  it('holds the stated size against the axis that the framework means', () => {
    expect(mistakesOf(() => traverse(stack([28n, 30n, 3n], [dense(2n, 30n)])))).toEqual([]);
    expect(mistakesOf(() => traverse(stack([28n, 30n, 3n], [dense(2n, 3n)])))).toHaveLength(1);
  });

  it('wants one input, or at least two where inputs are merged', () => {
    const two = { input: [4n], nodes: [{ layer: relu, inputs: [INPUT, INPUT] }] };
    expect(mistakesOf(() => traverse(two))[0]).toContain('takes one input, and 2 reach it');
    expect(mistakesOf(() => traverse(stack([4n], [add])))[0]).toContain('at least 2 inputs');
  });

  it('takes a layer of no kind for a bug, not for a mistake', () => {
    expect(() => traverse(stack([1n], [{ kind: 'nonsense', params: {} }]))).toThrow(/No layer kind/);
    expect(() => traverse(stack([1n], [{ kind: 'nonsense', params: {} }]))).not.toThrow(UserError);
  });
});
