import { product, type Size } from '../shape.ts';
import { type Pair, parametersOf, type Side } from './pair.ts';

/** What both networks would count with the same classifier behind them: Flatten, then Dense. */
export interface Head {
  readonly units: bigint;
  /** All parameters, the head's with them. */
  readonly a: bigint;
  readonly b: bigint;
}

/** As many as there are digits. */
const UNITS = 10n;

/** Null where an output is no feature map, or a size is unknown. */
export function headBehind({ a, b }: Pair): Head | null {
  const [ofA, ofB] = [withHead(a), withHead(b)];
  return ofA === null || ofB === null ? null : { units: UNITS, a: ofA, b: ofB };
}

function withHead({ summary }: Side): Size {
  const values = product(summary.total.output);
  const own = parametersOf(summary);
  if (summary.total.output.length < 2 || values === null || own === null) return null;
  return own + UNITS * values + UNITS;
}
