import { formatShape } from '../notation/format.ts';
import { product, type Size } from '../shape.ts';
import { type FilterLayer, filterLayer, positionsAlong } from './filter-layer.ts';
import { formatExact, formatTimes } from './format.ts';
import type { Pair, Side } from './pair.ts';
import { ratio } from './ratio.ts';

/** A large filter, and what sees the same window with smaller ones. */
export interface Alternatives {
  readonly side: 'A' | 'B';
  readonly layer: string;
  readonly window: readonly bigint[];
  /** D and C in the conditions. */
  readonly inputChannels: bigint;
  readonly filters: bigint;
  readonly parameters: bigint;
  readonly macs: Size;
  readonly options: readonly Alternative[];
}

interface Alternative {
  /** `three layers of 3×3`. */
  readonly name: string;
  readonly parameters: bigint;
  readonly macs: Size;
  /** When it has fewer weights than the large filter, for any D input channels and C filters. */
  readonly condition: string;
  /** Whether that is so here. */
  readonly fewerWeights: boolean;
}

interface Cost {
  readonly weights: bigint;
  readonly macs: Size;
}

/** From this kernel size on a filter counts as large; beyond the other, nobody would stack small ones instead. */
const LARGE = 5n;
const LARGEST = 101n;

/** For each large filter of both sides; layers with the same filters are told once. */
export function alternativesTo({ a, b }: Pair): readonly Alternatives[] {
  return [...ofSide(a), ...ofSide(b)];
}

function ofSide({ letter, steps, summary }: Side): readonly Alternatives[] {
  const told = new Set<string>();
  return steps.flatMap((step, index) => {
    const layer = filterLayer(step);
    const size = layer && largeSize(layer);
    if (!layer || !size) return [];
    const key = [
      layer.window,
      layer.inputChannels,
      layer.filters,
      layer.groups,
      layer.stride,
      layer.dilation,
    ].join(';');
    if (told.has(key)) return [];
    told.add(key);
    const cost = chainCost(layer, [layer.window]);
    const parameters = cost.weights + biases(layer, 1n);
    const options = [small(layer, size), factorised(layer, size), separable(layer, cost)];
    return [
      {
        side: letter,
        layer: summary.layers[index]!.name,
        window: layer.window,
        inputChannels: layer.inputChannels,
        filters: layer.filters,
        parameters,
        macs: cost.macs,
        options: options.filter((option) => option !== null),
      },
    ];
  });
}

/** The kernel's size where it is the same on every axis but those of size 1. */
function largeSize({ window }: FilterLayer): bigint | null {
  const sizes = window.filter((size) => size > 1n);
  const [size] = sizes;
  if (size === undefined || size < LARGE || size > LARGEST) return null;
  return sizes.every((other) => other === size) ? size : null;
}

/** A stack of filters of size 3, which see 1 + 2n positions after n layers. */
function small(layer: FilterLayer, size: bigint): Alternative | null {
  if (size % 2n === 0n) return null;
  const window = layer.window.map((axis) => (axis === 1n ? 1n : 3n));
  const count = (size - 1n) / 2n;
  const windows = Array<readonly bigint[]>(Number(count)).fill(window);
  return chain(layer, `${formatTimes(count)} layers of ${formatShape(window)}`, windows);
}

/** One filter along each axis, one behind the other (Szegedy et al., arXiv:1512.00567). */
function factorised(layer: FilterLayer, size: bigint): Alternative | null {
  const axes = layer.window.map((_, axis) => axis).filter((axis) => layer.window[axis] === size);
  if (axes.length < 2) return null;
  const windows = axes.reverse().map((axis) => layer.window.map((_, at) => (at === axis ? size : 1n)));
  return chain(layer, windows.map((window) => formatShape(window)).join(' then '), windows);
}

/**
 * Layers of C filters each, with windows of w values in place of one of v: w·D·C + (n−1)·w·C² < v·D·C, which is
 * D > (n−1)·w/(v−w) · C.
 */
function chain(layer: FilterLayer, name: string, windows: readonly (readonly bigint[])[]): Alternative {
  const { filters, inputChannels } = layer;
  const [w, v] = [product(windows[0]!)!, product(layer.window)!];
  const slope = ratio(BigInt(windows.length - 1) * w, v - w)!;
  const { weights, macs } = chainCost(layer, windows);
  return {
    name,
    parameters: weights + biases(layer, BigInt(windows.length)),
    macs,
    condition: `D > ${formatExact(slope)}·C`,
    fewerWeights: inputChannels * slope.denominator > slope.numerator * filters,
  };
}

/** A depthwise window and a 1×1 convolution behind it: v·D + D·C < v·D·C as soon as C > 1 (v ≥ 3). */
function separable(layer: FilterLayer, whole: Cost): Alternative | null {
  if (layer.groups > 1n) return null;
  const { filters, inputChannels, window, output } = layer;
  const weights = product(window)! * inputChannels + inputChannels * filters;
  const positions = product(output);
  return {
    name: `depthwise ${formatShape(window)} then ${formatShape(window.map(() => 1n))}`,
    parameters: weights + biases(layer, 1n),
    macs: positions === null ? null : positions * weights,
    condition: 'C > 1',
    fewerWeights: weights < whole.weights,
  };
}

function chainCost(layer: FilterLayer, windows: readonly (readonly bigint[])[]): Cost {
  const { inputChannels, filters, groups } = layer;
  const weights = windows.map(
    (window, index) => (product(window)! * filters * (index === 0 ? inputChannels : filters)) / groups,
  );
  const positions = positionsAlong(layer, windows);
  const macs = positions.reduce<Size>(
    (total, at, index) => (total === null || at === null ? null : total + at * weights[index]!),
    0n,
  );
  return { weights: weights.reduce((total, count) => total + count, 0n), macs };
}

function biases({ bias, filters }: FilterLayer, layers: bigint): bigint {
  return bias ? filters * layers : 0n;
}
