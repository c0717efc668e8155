import { describe, expect, it } from 'vitest';
import { uniforms } from '../../../src/engine/compute/random.ts';
import { type Setting, weightsFor } from '../../../src/engine/compute/weights.ts';
import type { WeightSpec } from '../../../src/engine/layers/kind.ts';

const random: Setting = { weights: 'random', seed: 7, index: 0, place: 'picture', outputs: 32 };
const kernel: WeightSpec = { role: 'kernel', shape: [7, 7, 3, 32], fanIn: 147, fanOut: 1568 };

const first = (specs: readonly WeightSpec[], setting: Setting) => weightsFor(specs, setting)[0]!;

describe('random weights', () => {
  it('are the same for the same seed, and others for another seed, layer or tensor', () => {
    const { values } = first([kernel], random);
    expect(first([kernel], random).values).toEqual(values);
    expect(first([kernel], { ...random, seed: 8 }).values).not.toEqual(values);
    expect(first([kernel], { ...random, index: 1 }).values).not.toEqual(values);
    expect(weightsFor([kernel, kernel], random)[1]!.values).not.toEqual(values);
  });

  it('fill the range of the Glorot initialiser evenly', () => {
    const { values } = first([kernel], random);
    const limit = Math.sqrt(6 / (147 + 1568));
    expect(Math.max(...values)).toBeLessThanOrEqual(limit);
    expect(Math.max(...values)).toBeGreaterThan(0.99 * limit);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-limit);
    expect(Math.min(...values)).toBeLessThan(-0.99 * limit);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03 * limit);
    expect(variance).toBeCloseTo(limit ** 2 / 3, 4);
  });

  it('come from a generator whose first numbers are known', () => {
    const next = uniforms(0);
    expect([next(), next(), next()]).toEqual([
      0.26642920868471265, 0.0003297457005828619, 0.2232720274478197,
    ]);
  });
});

describe('weights that are no kernel', () => {
  it.each([
    ['bias', 0],
    ['scale', 1],
    ['shift', 0],
    ['mean', 0],
    ['variance', 1],
    ['slope', 0.25],
  ] as const)('begin for a %s at %d', (role, value) => {
    const { values } = first([{ role, shape: [4], fanIn: 4, fanOut: 4 }], { ...random, weights: 'classic' });
    expect([...values]).toEqual(Array(4).fill(value));
  });
});

describe('classic weights', () => {
  const classic: Setting = { ...random, weights: 'classic' };

  it('name every filter', () => {
    expect(first([kernel], classic).kernel).toMatchObject({ window: [7, 7], depth: 3, count: 32 });
    expect(first([kernel], classic).kernel?.labels).toHaveLength(32);
  });

  it('give every channel filters of its own where each is filtered apart', () => {
    const apart: WeightSpec = { role: 'kernel', shape: [3, 3, 8, 2], fanIn: 9, fanOut: 18 };
    const { kernel: shape } = first([apart], { ...classic, outputs: 16 });
    expect(shape).toMatchObject({ depth: 1, count: 16 });
    expect(shape?.labels?.[0]).toBe('edge 90°');
    expect(new Set(shape?.labels).size).toBeGreaterThan(12);
  });

  it('know the depthwise half of a separable convolution by what follows it', () => {
    const specs: WeightSpec[] = [
      { role: 'kernel', shape: [3, 3, 3, 2], fanIn: 27, fanOut: 18 },
      { role: 'kernel', shape: [1, 1, 6, 16], fanIn: 6, fanOut: 16 },
    ];
    const [depthwise, pointwise] = weightsFor(specs, { ...classic, outputs: 16 });
    expect(depthwise!.kernel).toMatchObject({ depth: 1, count: 6 });
    expect(pointwise!.kernel).toMatchObject({ depth: 6, count: 16 });
  });
});
