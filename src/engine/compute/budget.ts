import { UserError } from '../../user-error.ts';
import type { Term } from '../layers/kind.ts';
import { type Network, type Step, traverse } from '../network.ts';
import { grouped, product, type Size, sum } from '../shape.ts';

/** What a computation takes, counted before anything is allocated. */
export interface Estimate {
  /** Numbers held at once: the input, every parameter and every activation. */
  readonly values: bigint;
  /** Four bytes a value (float32). */
  readonly bytes: bigint;
  readonly macs: bigint;
}

/** The most that is computed for a picture. */
export const BUDGET = { bytes: 256_000_000n, macs: 5_000_000_000n } as const;

/** The cost of one example up to the node `layer` (default: the last); null where sizes are unknown. */
export function estimate(network: Network, layer = network.nodes.length - 1): Estimate | null {
  const steps = traverse({ ...network, nodes: network.nodes.slice(0, layer + 1) });
  const values = sum([product(network.input), ...steps.map(valuesOf)]);
  const macs = sum(steps.map((step) => count(step.kind.macs(step.layer.params, step.inputs))));
  return values === null || macs === null ? null : { values, bytes: 4n * values, macs };
}

/** Throws UserError with the numbers for what exceeds the budget; unknown sizes pass. */
export function withinBudget(network: Network, layer?: number): void {
  const cost = estimate(network, layer);
  if (cost === null || (cost.bytes <= BUDGET.bytes && cost.macs <= BUDGET.macs)) return;
  throw new UserError({
    wrong:
      `The picture would need ${amount(cost.bytes, 'B')} of memory and ${amount(cost.macs, 'MACs')} of work; ` +
      `it is left out above ${amount(BUDGET.bytes, 'B')} or ${amount(BUDGET.macs, 'MACs')}.`,
    write: 'a smaller input or fewer filters; the table of numbers has no such limit',
  });
}

/** `4.6 GB`, `640 MACs`: three digits with a decimal prefix, a power of ten where none is left. */
export function amount(value: bigint, unit: string): string {
  const group = Math.floor((value.toString().length - 1) / 3);
  if (group === 0) return `${value} ${unit}`;
  if (group >= PREFIXES.length) return `10^${value.toString().length - 1} ${unit}`;
  const shown = Number(value / 10n ** BigInt(3 * group - 3)) / 1000;
  return `${grouped(Number(shown.toPrecision(3)))} ${PREFIXES[group]}${unit}`;
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];

/** A fused activation writes a second tensor. */
function valuesOf(step: Step): Size {
  const written = product(step.output);
  const copies = step.layer.activation ? 2n : 1n;
  return sum([
    count(step.kind.parameters(step.layer.params, step.inputs)),
    written === null ? null : copies * written,
  ]);
}

function count(terms: readonly Term[]): Size {
  return sum(terms.map((term) => product(term.factors.flatMap((factor) => factor.sizes))));
}
