import type { Layer } from './layers/layer.ts';
import type { Shape } from './shape.ts';

/** Layers wired into a graph on one input; a stack is the simple case. Plain data: it can be sent to another process. */
export interface Network {
  readonly input: Shape;
  readonly nodes: readonly Node[];
}

/** One layer and where its inputs come from: indices of earlier nodes, or `INPUT`. */
export interface Node {
  readonly layer: Layer;
  readonly inputs: readonly number[];
}

/** The index that stands for the network's own input. */
export const INPUT = -1;

/** Layers one behind the other. */
export function stack(input: Shape, layers: readonly Layer[]): Network {
  return { input, nodes: layers.map((layer, index) => ({ layer, inputs: [index - 1] })) };
}
