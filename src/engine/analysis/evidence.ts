import { type Costs, costsOf } from './costs.ts';
import { isSameNetwork } from './equality.ts';
import { contrastFields, type FieldContrast } from './fields.ts';
import { type Head, headBehind } from './head.ts';
import type { Pair } from './pair.ts';
import { type Explanation, explain } from './why.ts';

/** Both sides, and what was found by setting them against each other: all that a sentence may rest on. */
export interface Evidence extends Pair {
  /** Both compute with the same layers on the same input. */
  readonly same: boolean;
  readonly costs: Costs;
  readonly fields: FieldContrast;
  readonly head: Head | null;
  readonly why: readonly Explanation[];
}

export function evidenceOf(pair: Pair): Evidence {
  return {
    ...pair,
    same: isSameNetwork(pair),
    costs: costsOf(pair),
    fields: contrastFields(pair),
    head: headBehind(pair),
    why: explain(pair),
  };
}
