import type { LayerMaps } from '../../../src/engine/compute/feature-maps.ts';
import { type Sliding, valid } from '../../../src/engine/layers/geometry/sliding.ts';
import { type Network, stack, traverse } from '../../../src/engine/network.ts';
import type { ComparedSide } from '../../../src/engine/render/compare-scene.ts';
import { costsOf } from '../../../src/engine/render/costs.ts';
import { seenBy } from '../../../src/engine/render/seen.ts';

/** Layers and their maps, with values that need no tensors. */

export interface ConvSpec {
  readonly filters: number;
  readonly kernel: readonly number[];
  readonly stride?: number;
  readonly padding?: Sliding['padding'];
}

function conv({ filters, kernel, stride = 1, padding }: ConvSpec) {
  const rank = kernel.length as 1 | 2;
  return {
    kind: 'conv',
    params: {
      rank,
      filters: BigInt(filters),
      kernel: kernel.map(BigInt),
      stride: kernel.map(() => BigInt(stride)),
      dilation: kernel.map(() => 1n),
      padding: padding ?? valid(rank),
      groups: 1n,
      bias: true,
      paddingMode: 'zeros',
    },
  };
}

export function convNetwork(input: readonly number[], ...layers: readonly ConvSpec[]): Network {
  return stack(input.map(BigInt), layers.map(conv));
}

/** What a network of convolutions makes of a picture, in invented values from `low` to `high`. */
export function mapsOf(network: Network, low = 0, high = 1): LayerMaps {
  const steps = traverse(network);
  const { layer, inputs, output } = steps.at(-1)!;
  const [image, maps] = [planeOf(network.input), planeOf(output)];
  const kernel = (layer.params as Sliding).kernel.map(Number);
  const [height, width] = kernel.length === 1 ? [1, kernel[0]!] : [kernel[0]!, kernel[1]!];
  const depth = Number(inputs[0]!.at(-1));
  const count = maps.channels;
  return {
    image: {
      ...image,
      values: wave(image.width * image.height * image.channels, 0, 1),
      title: 'a test card',
    },
    maps: { ...maps, values: wave(maps.width * maps.height * count, low, high), min: low, max: high },
    filters: { height, width, depth, count, values: wave(height * width * depth * count, -0.5, 0.5) },
    afterActivation: low >= 0,
    notes: [],
  };
}

export function comparedSide(label: string, network: Network, low = 0, high = 1): ComparedSide {
  const steps = traverse(network);
  return {
    label,
    depth: steps.length,
    costs: costsOf(steps),
    seen: seenBy(network, steps, steps.length - 1),
    maps: mapsOf(network, low, high),
  };
}

function planeOf(shape: Network['input']) {
  const sizes = shape.map(Number);
  const [height, width, channels] = sizes.length === 2 ? [1, ...sizes] : sizes;
  return { height: height!, width: width!, channels: channels! };
}

function wave(length: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => low + ((high - low) * (1 + Math.sin(i * 0.7))) / 2);
}
