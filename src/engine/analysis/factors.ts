import { product, type Size, spatialOf } from '../shape.ts';
import { activationsOf, macsOf, parametersOf } from './pair.ts';
import { ratio, toNumber } from './ratio.ts';
import type { Summary } from './summary.ts';

/** What of the two summaries is set in proportion. */
const QUANTITIES = {
  parameters: parametersOf,
  trainable: ({ total }: Summary) => total.parameters.trainable,
  weights: ({ total }: Summary) => total.parameters.weights,
  bias: ({ total }: Summary) => total.parameters.bias,
  macs: macsOf,
  activations: activationsOf,
  /** Peak memory of a forward pass. */
  memory: ({ total }: Summary) => total.memory.forward.peak,
  training: ({ total }: Summary) => total.memory.training,
  receptiveField: ({ total }: Summary) => single(total.receptiveField.size),
  outputPositions: ({ total }: Summary) => product(spatialOf(total.output)),
  outputChannels: ({ total }: Summary) => total.output.at(-1) ?? null,
  outputValues: ({ total }: Summary) => product(total.output),
} satisfies Record<string, (summary: Summary) => Size>;

/** B over A; null where a count is unknown, or where A has none and B has some. */
export type Factors = { readonly [quantity in keyof typeof QUANTITIES]: number | null };

export function factorsOf(a: Summary, b: Summary): Factors {
  const entries = Object.entries(QUANTITIES).map(([quantity, figure]) => {
    const exact = ratio(figure(b), figure(a));
    return [quantity, exact && toNumber(exact)];
  });
  return Object.fromEntries(entries) as Factors;
}

function single(size: Summary['total']['receptiveField']['size']): Size {
  return typeof size === 'bigint' ? size : null;
}
