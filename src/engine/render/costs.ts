import { countParameters, countTerms } from '../analysis/counts.ts';
import type { Step } from '../network.ts';
import { product, type Size, sum } from '../shape.ts';

/** What a network costs for one example. */
export interface Costs {
  readonly parameters: Size;
  readonly macs: Size;
  /** Values that its layers put out. */
  readonly activations: Size;
}

export function costsOf(steps: readonly Step[]): Costs {
  const layers = steps.map(({ kind, layer, inputs, output }) => ({
    parameters: countParameters(kind.parameters(layer.params, inputs)).total,
    macs: countTerms(kind.macs(layer.params, inputs), 'work'),
    activations: product(output),
  }));
  const total = (cost: keyof Costs) => sum(layers.map((layer) => layer[cost]));
  return { parameters: total('parameters'), macs: total('macs'), activations: total('activations') };
}
