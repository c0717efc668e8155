import { describe, expect, it } from 'vitest';
import { amount, BUDGET, estimate, withinBudget } from '../../../src/engine/compute/budget.ts';
import { stack } from '../../../src/engine/network.ts';
import { UserError } from '../../../src/user-error.ts';
import { convolution, dense, flatten, relu } from './networks.ts';

const digits = [28n, 28n, 1n];

describe('the estimate', () => {
  it('counts input, parameters and activations once, and the fused activation once more', () => {
    const plain = estimate(stack(digits, [convolution(64, [3, 3])]))!;
    expect(plain.values).toBe(784n + 640n + 43_264n);
    expect(plain.bytes).toBe(4n * plain.values);
    expect(plain.macs).toBe(64n * 9n * 26n * 26n);
    const fused = estimate(stack(digits, [convolution(64, [3, 3], {}, relu)]))!;
    expect(fused.values).toBe(plain.values + 43_264n);
  });

  it('ends at the layer that is shown', () => {
    const layers = [convolution(64, [3, 3]), flatten, dense(10)];
    const whole = estimate(stack(digits, layers))!;
    expect(estimate(stack(digits, layers), 0)).toEqual(estimate(stack(digits, layers.slice(0, 1))));
    expect(whole.macs).toBe(64n * 9n * 26n * 26n + 432_640n);
  });

  it('is unknown where a size is', () => {
    expect(estimate(stack([null, null, 1n], [convolution(64, [3, 3])]))).toBeNull();
  });
});

describe('the budget', () => {
  it.each([
    ['the usual pair', digits, convolution(32, [7, 7])],
    ['a photo', [224n, 224n, 3n], convolution(64, [7, 7])],
    ['unknown sizes', [null, null, 3n], convolution(10 ** 9, [3, 3])],
  ])('lets %s pass', (_, input, layer) => {
    expect(() => withinBudget(stack(input, [layer]))).not.toThrow();
  });

  it('refuses a billion filters with the numbers', () => {
    const network = stack(digits, [convolution(10 ** 9, [3, 3])]);
    expect(() => withinBudget(network)).toThrow(UserError);
    expect(() => withinBudget(network)).toThrow(/2\.74 TB.*6\.08 TMACs.*256 MB.*5 GMACs/);
  });

  it('refuses much work on little memory', () => {
    const network = stack([512n, 512n, 16n], [convolution(16, [64, 64])]);
    const cost = estimate(network)!;
    expect(cost.bytes).toBeLessThan(BUDGET.bytes);
    expect(cost.macs).toBeGreaterThan(BUDGET.macs);
    expect(() => withinBudget(network)).toThrow(UserError);
  });

  it('stays exact far beyond floating point', () => {
    const cost = estimate(stack([10n ** 200n, 10n ** 200n, 1n], [convolution(1, [1, 1], { bias: false })]))!;
    expect(cost.values).toBe(2n * 10n ** 400n + 1n);
  });

  it.each([
    [0n, '0 B'],
    [999n, '999 B'],
    [1_000n, '1 kB'],
    [4_641_234_567n, '4.64 GB'],
    [256_000_000n, '256 MB'],
    [10n ** 30n, '10^30 B'],
  ])('writes %s as %s', (value, text) => {
    expect(amount(value, 'B')).toBe(text);
  });
});
