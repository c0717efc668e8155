import { filterLayer } from '../src/engine/analysis/filter-layer.ts';
import type { Padding } from '../src/engine/layers/geometry/sliding.ts';
import type { Layer } from '../src/engine/layers/layer.ts';
import { isStack, type Network, type Step, stack, traverse } from '../src/engine/network.ts';

/** Networks that a learner may want to set beside the one that they have. Undefined where there is none such. */

/** The same filters with padding that keeps the size of the map. */
export function withSamePadding(network: Network): Network | undefined {
  const steps = traverse(network);
  const nodes = network.nodes.map((node, index) => {
    const pads = filterLayer(steps[index]!) && hasPadding(node.layer) && node.layer.params.padding !== 'same';
    return pads ? { ...node, layer: changed(node.layer, { padding: 'same' }) } : node;
  });
  const differs = nodes.some((node, index) => node !== network.nodes[index]);
  return differs ? computable({ ...network, nodes }) : undefined;
}

/** The first large filter as a stack of filters of size 3 that sees the same window: 7×7 as three 3×3. */
export function withSmallFilters(network: Network): Network | undefined {
  const steps = traverse(network);
  const place = steps.findIndex((step) => smallCount(step) > 1);
  if (place < 0 || !isStack(network)) {
    return undefined;
  }
  const large = network.nodes[place]!.layer;
  const kernel = steps[place]!.inputs[0]!.slice(1).map(() => 3n);
  const { name: _name, inputChannels: _channels, ...small } = changed(large, { kernel });
  const layers = network.nodes.map(({ layer }) => layer);
  const copies = Array<Layer>(smallCount(steps[place]!)).fill(small);
  return computable(stack(network.input, [...layers.slice(0, place), ...copies, ...layers.slice(place + 1)]));
}

/** How many filters of size 3 see what this layer's filter sees; 0 where none do so. */
function smallCount(step: Step): number {
  const filter = filterLayer(step);
  if (!filter || filter.groups > 1n || !hasPadding(step.layer) || !('kernel' in step.layer.params)) return 0;
  const [size] = filter.window;
  const plain = [...filter.stride, ...filter.dilation].every((one) => one === 1n);
  const { padding } = step.layer.params;
  const even = padding === 'same' || (padding !== 'causal' && padding.flat().every((rows) => rows === 0n));
  const square = filter.window.every((axis) => axis === size) && size! % 2n === 1n;
  return plain && even && square ? Number((size! - 1n) / 2n) : 0;
}

function hasPadding(layer: Layer): layer is Layer & { readonly params: { readonly padding: Padding } } {
  const { params } = layer;
  return typeof params === 'object' && params !== null && 'padding' in params;
}

function changed(layer: Layer, params: object): Layer {
  return { ...layer, params: { ...(layer.params as object), ...params } };
}

function computable(network: Network): Network | undefined {
  try {
    traverse(network);
    return network;
  } catch {
    return undefined;
  }
}
