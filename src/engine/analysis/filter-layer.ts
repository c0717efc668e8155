import { span } from '../layers/geometry/sliding.ts';
import type { Term, Window } from '../layers/kind.ts';
import type { Step } from '../network.ts';
import { channelsOf, product, type Shape, type Size, spatialOf } from '../shape.ts';

/** A layer of filters that slide over the input, read from what it counts: weights = filters · (window · channels). */
export interface FilterLayer {
  readonly window: readonly bigint[];
  readonly stride: readonly bigint[];
  readonly dilation: readonly bigint[];
  /** Rows that padding adds on each axis, before and after together. */
  readonly padding: Shape;
  readonly filters: bigint;
  readonly inputChannels: bigint;
  readonly groups: bigint;
  readonly bias: boolean;
  /** Spatial sizes. */
  readonly input: Shape;
  readonly output: Shape;
}

/** Null for layers that count something else or elsewhere than at their outputs, and where a size that matters is unknown. */
export function filterLayer({ kind, layer, inputs, output }: Step): FilterLayer | null {
  const reach = kind.window(layer.params, inputs);
  const terms = kind.parameters(layer.params, inputs);
  const weights = terms.filter(({ part }) => part === 'weights');
  if (typeof reach === 'string' || weights.length !== 1 || !reach.zoom.every((zoom) => zoom === 1n))
    return null;
  const filters = sizeOf(weights[0]!, 'filters');
  const perGroup = sizeOf(weights[0]!, 'input channels');
  const inputChannels = channelsOf(inputs[0]!);
  if (!filters || !perGroup || !inputChannels || weights[0]!.factors.length !== 3) return null;
  const work = kind.macs(layer.params, inputs).flatMap(({ factors }) => factors);
  const positions = work.find(({ name }) => name === 'positions')?.sizes ?? [];
  if (!positions.every((size, axis) => size === output[axis])) return null;
  const { kernel, stride, dilation } = reach;
  if (!known(kernel) || !known(stride) || !known(dilation)) return null;
  return {
    window: kernel,
    stride,
    dilation,
    padding: paddingOf(reach),
    filters,
    inputChannels,
    groups: inputChannels / perGroup,
    bias: terms.some(({ part }) => part === 'bias'),
    input: spatialOf(inputs[0]!),
    output: spatialOf(output),
  };
}

/** The positions at which each of several windows in a row is used, where they replace this layer's own. */
export function positionsAlong(layer: FilterLayer, windows: readonly (readonly bigint[])[]): Shape {
  let sizes: Shape = layer.input;
  return windows.map((window, index) => {
    const last = index === windows.length - 1;
    sizes = sizes.map((size, axis) =>
      last ? layer.output[axis]! : shrunk(layer, axis, size, window[axis]!, index),
    );
    return product(sizes);
  });
}

/** Padding that keeps the size is shared out over the windows; any other is added before the first. */
function shrunk(layer: FilterLayer, axis: number, size: Size, window: bigint, index: number): Size {
  const padding = layer.padding[axis]!;
  if (size === null || padding === null) return null;
  if (padding === span(layer.window[axis]!, layer.dilation[axis]!) - 1n) return size;
  return size + (index === 0 ? padding : 0n) - (span(window, layer.dilation[axis]!) - 1n);
}

function sizeOf({ factors }: Term, name: Term['factors'][number]['name']): Size {
  const factor = factors.find((candidate) => candidate.name === name);
  return factor ? product(factor.sizes) : null;
}

function known(sizes: Shape): sizes is readonly bigint[] {
  return !sizes.includes(null);
}

function paddingOf({ padding }: Window): Shape {
  return padding.map(([before, after]) => (before === null || after === null ? null : before + after));
}
