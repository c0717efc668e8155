import { countTerms } from '../analysis/counts.ts';
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
  return {
    parameters: sum(
      steps.map(({ kind, layer, inputs }) => countTerms(kind.parameters(layer.params, inputs))),
    ),
    macs: sum(steps.map(({ kind, layer, inputs }) => countTerms(kind.macs(layer.params, inputs)))),
    activations: sum(steps.map(({ output }) => product(output))),
  };
}
