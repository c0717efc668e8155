import type { Summary } from '../../../../engine/analysis/summary.ts';

/** What is said of a change: by which factor it multiplies a quantity, and what people wrongly take it to do. */
export interface Claim {
  readonly change: ChangeName;
  readonly quantity: QuantityName;
  /** Why the factor is what the engine finds. */
  readonly reason: string;
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  /** As it is written: `4`, `1/4`. */
  readonly factor: string;
  readonly reason: string;
  readonly slip: string;
}

export type ChangeName = 'filters' | 'input' | 'stride' | 'channels' | 'kernel';
export type QuantityName = 'parameters' | 'MACs' | 'output values' | 'receptive field';

export const quantities: Readonly<Record<QuantityName, (summary: Summary) => bigint>> = {
  parameters: ({ total }) => total.parameters.total!,
  MACs: ({ total }) => total.macs!,
  'output values': ({ total }) => total.activations.values!,
  'receptive field': ({ total }) => total.receptiveField.size as bigint,
};
