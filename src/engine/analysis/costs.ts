import { formatCount } from './format.ts';
import { activationsOf, contrast, macsOf, type Pair, parametersOf, type Side } from './pair.ts';

/** What running and keeping a network costs, each as it stands between the two sides. */
export interface Costs {
  /** In which each side is the cheaper one, with the figures: `parameters (640 against 1,600)`. */
  readonly cheaper: ReadonlyMap<Side, readonly Cost[]>;
  readonly equal: readonly CostName[];
  readonly unknown: readonly CostName[];
}

export type CostName = 'parameters' | 'MACs' | 'activations';

export interface Cost {
  readonly name: CostName;
  readonly text: string;
}

const COSTS = { parameters: parametersOf, MACs: macsOf, activations: activationsOf };

export function costsOf(pair: Pair): Costs {
  const cheaper = new Map<Side, Cost[]>([
    [pair.a, []],
    [pair.b, []],
  ]);
  const equal: CostName[] = [];
  const unknown: CostName[] = [];
  for (const [key, figure] of Object.entries(COSTS)) {
    const name = key as CostName;
    const found = contrast(pair, figure);
    if (found.outcome === 'unknown') unknown.push(name);
    else if (found.outcome === 'equal') equal.push(name);
    else {
      const text = `${name} (${formatCount(found.least)} against ${formatCount(found.most)})`;
      cheaper.get(found.fewer)!.push({ name, text });
    }
  }
  return { cheaper, equal, unknown };
}
