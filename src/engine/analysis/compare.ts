import { type Network, traverse } from '../network.ts';
import { type Alternatives, alternativesTo } from './alternatives.ts';
import { evidenceOf } from './evidence.ts';
import { type Factors, factorsOf } from './factors.ts';
import type { Head } from './head.ts';
import type { Pair, Side } from './pair.ts';
import { samenessOf } from './sameness.ts';
import { type Summary, type SummaryOptions, summariseSteps } from './summary.ts';
import { surprisesOf } from './surprises.ts';
import { type View, viewsOf } from './verdict.ts';
import type { Explanation } from './why.ts';

/** Two networks side by side, as plain data. Sentences call the first A and the second B. */
export interface Comparison {
  readonly a: Summary;
  readonly b: Summary;
  /** B over A for each quantity. */
  readonly factors: Factors;
  readonly why: readonly Explanation[];
  readonly surprises: readonly string[];
  readonly sameness: readonly string[];
  readonly alternatives: readonly Alternatives[];
  /** Parameters with Flatten and Dense behind each; null where an output is no feature map of known size. */
  readonly head: Head | null;
  readonly views: readonly View[];
  /** The sentences of the views. */
  readonly verdict: readonly string[];
}

/** Each side may be written in a notation of its own. */
export interface CompareOptions {
  readonly batch?: bigint;
  readonly a?: Pick<SummaryOptions, 'notation'>;
  readonly b?: Pick<SummaryOptions, 'notation'>;
}

export function compare(a: Network, b: Network, options: CompareOptions = {}): Comparison {
  const batch = options.batch === undefined ? {} : { batch: options.batch };
  const pair: Pair = {
    a: side('A', a, { ...batch, ...options.a }),
    b: side('B', b, { ...batch, ...options.b }),
  };
  const evidence = evidenceOf(pair);
  const views = viewsOf(evidence);
  return {
    a: pair.a.summary,
    b: pair.b.summary,
    factors: factorsOf(pair.a.summary, pair.b.summary),
    why: evidence.why,
    surprises: surprisesOf(evidence),
    sameness: samenessOf(evidence),
    alternatives: alternativesTo(pair),
    head: evidence.head,
    views,
    verdict: views.map(({ sentence }) => sentence),
  };
}

function side(letter: Side['letter'], network: Network, options: SummaryOptions): Side {
  const steps = traverse(network);
  return { letter, network, steps, summary: summariseSteps(network, steps, options) };
}
