import { LRUCache } from 'lru-cache';
import type { WeightSpec } from '../layers/kind.ts';
import { type Bank, classicBank } from './filters/bank.ts';
import type { Place } from './filters/mixes.ts';
import { seedOf, uniforms } from './random.ts';

/** Where a layer's weights come from: readable filters, or random numbers as a framework begins with. */
export type Weights = 'classic' | 'random';

/** What a layer's weights are for. */
export interface Setting {
  readonly weights: Weights;
  readonly seed: number;
  /** The layer's place in the network. */
  readonly index: number;
  readonly place: Place;
  /** How many channels leave the layer. */
  readonly outputs: number;
}

/** The values of one weight tensor; a kernel comes as `[…window, depth, count]` with a name for each filter. */
export interface Weight {
  readonly spec: WeightSpec;
  readonly values: Float32Array;
  readonly kernel?: Kernel;
}

/** What a kernel looks like. */
interface Kernel {
  readonly window: readonly number[];
  readonly depth: number;
  readonly count: number;
  readonly labels?: readonly string[];
}

/** Bounded by what the banks hold in bytes. */
const banks = new LRUCache<string, Bank>({
  maxSize: 16_000_000,
  sizeCalculation: (bank) => bank.values.byteLength + 64 * bank.labels.length,
});

/** Values for every weight of a layer. Biases begin at 0, scales and variances at 1, slopes (PReLU) at 0.25. */
export function weightsFor(specs: readonly WeightSpec[], setting: Setting): readonly Weight[] {
  return specs.map((spec, at) => {
    if (spec.role !== 'kernel') {
      return { spec, values: new Float32Array(sizeOf(spec.shape)).fill(START[spec.role]) };
    }
    const next = specs.slice(at + 1).find((other) => other.role === 'kernel');
    const kernel = kernelOf(spec, next ? next.shape.at(-2)! : setting.outputs);
    if (setting.weights === 'random') {
      return { spec, kernel, values: glorotUniform(spec, seedOf(setting.seed, setting.index, at)) };
    }
    const { values, labels } = bankFor(kernel, at === 0 ? setting.place : 'maps');
    return { spec, kernel: { ...kernel, labels }, values };
  });
}

const START = { bias: 0, scale: 1, shift: 0, mean: 0, variance: 1, slope: 0.25 } as const;

/**
 * A kernel whose filters number as many as depth × count channels leave it filters every channel by itself (depthwise):
 * it is a bank of depth 1, laid out the same in memory.
 */
function kernelOf({ shape }: WeightSpec, outputs: number): Kernel {
  const window = shape.slice(0, -2);
  const [depth, count] = shape.slice(-2) as [number, number];
  const apart = window.length > 0 && depth * count === outputs;
  return apart ? { window, depth: 1, count: outputs } : { window, depth, count };
}

function bankFor({ window, depth, count }: Kernel, place: Place): Bank {
  const key = `${window.join('×')} ${depth} ${count} ${place}`;
  const bank = banks.get(key) ?? classicBank(window, depth, count, place);
  banks.set(key, bank);
  return bank;
}

/** Keras' default initialiser: uniform within ±√(6 / (fan in + fan out)) (Glorot and Bengio, 2010). */
function glorotUniform({ shape, fanIn, fanOut }: WeightSpec, seed: number): Float32Array {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const next = uniforms(seed);
  return new Float32Array(sizeOf(shape)).map(() => limit * (2 * next() - 1));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
