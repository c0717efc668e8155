import type { Network, Step } from '../network.ts';
import type { Size } from '../shape.ts';
import { type Ratio, ratio } from './ratio.ts';
import type { Summary } from './summary.ts';

/** One of the two networks that are compared, with its figures. Sentences call it by its letter. */
export interface Side {
  readonly letter: 'A' | 'B';
  readonly network: Network;
  readonly steps: readonly Step[];
  readonly summary: Summary;
}

export interface Pair {
  readonly a: Side;
  readonly b: Side;
}

/** How two counts stand to each other; `factor` is `most` over `least`, null where that is 0. */
export type Contrast =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'equal'; readonly count: bigint }
  | {
      readonly outcome: 'differs';
      readonly more: Side;
      readonly fewer: Side;
      readonly most: bigint;
      readonly least: bigint;
      readonly factor: Ratio | null;
    };

export function contrast({ a, b }: Pair, figure: (summary: Summary) => Size): Contrast {
  const [ofA, ofB] = [figure(a.summary), figure(b.summary)];
  if (ofA === null || ofB === null) return { outcome: 'unknown' };
  if (ofA === ofB) return { outcome: 'equal', count: ofA };
  return ofA > ofB
    ? { outcome: 'differs', more: a, fewer: b, most: ofA, least: ofB, factor: ratio(ofA, ofB) }
    : { outcome: 'differs', more: b, fewer: a, most: ofB, least: ofA, factor: ratio(ofB, ofA) };
}

export const parametersOf = ({ total }: Summary): Size => total.parameters.total;
export const macsOf = ({ total }: Summary): Size => total.macs;
export const activationsOf = ({ total }: Summary): Size => total.activations.values;
