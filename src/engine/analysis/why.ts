import type { Size } from '../shape.ts';
import { formatCount, formatFactor } from './format.ts';
import { activationsOf, macsOf, type Pair, parametersOf } from './pair.ts';
import { fractionText, ratio, toNumber } from './ratio.ts';
import type { LayerSummary, Summary } from './summary.ts';
import { byLayers } from './why-layers.ts';
import { activationTerms, partTerms, productText, type Reason, workTerms } from './why-product.ts';

/** Why a count of B is that many times the count of A, as plain data. */
export interface Explanation {
  readonly quantity: Quantity;
  readonly from: bigint;
  readonly to: bigint;
  /** B over A as a double, and exactly (`5/2`); null where A has none. */
  readonly factor: number | null;
  readonly exact: string | null;
  /** The terms multiply to the factor, add up to the difference, or are the largest part of each side. */
  readonly form: 'product' | 'sum' | 'largest';
  readonly terms: readonly ExplanationTerm[];
  /** The whole of it as a line. */
  readonly text: string;
}

export interface ExplanationTerm {
  readonly name: string;
  /** In A and in B; null where the term belongs to one of them. */
  readonly from: Size;
  readonly to: Size;
  readonly factor: number | null;
  readonly exact: string | null;
  readonly text: string;
}

type Quantity = 'parameters' | 'weights' | 'bias' | 'MACs' | 'activations';

/** One explanation for each quantity that both sides can count and one of them has. */
export function explain(pair: Pair): readonly Explanation[] {
  const weights = partTerms(pair, 'weights');
  const bias = partTerms(pair, 'bias');
  const explanations = [
    explanation(
      pair,
      'parameters',
      parametersOf,
      weights ? byParts(pair, { weights, bias }) : parametersByLayers(pair),
    ),
    weights && explanation(pair, 'weights', weightsOf, ofProduct(weights)),
    bias && explanation(pair, 'bias', biasOf, ofProduct(bias)),
    explanation(
      pair,
      'MACs',
      macsOf,
      ofProduct(workTerms(pair, weights)) ??
        byLayers(
          pair,
          ({ macs }) => macs,
          ({ formula }) => formula.macs,
        ),
    ),
    explanation(
      pair,
      'activations',
      activationsOf,
      ofProduct(activationTerms(pair)) ?? activationsByLayers(pair),
    ),
  ];
  return explanations.filter((found) => found !== null);
}

const weightsOf = ({ total }: Summary): Size => total.parameters.weights;
const biasOf = ({ total }: Summary): Size => total.parameters.bias;
const frozenOf = ({ total }: Summary): Size => total.parameters.frozen;

function parametersByLayers(pair: Pair): Reason | null {
  return byLayers(
    pair,
    ({ parameters }: LayerSummary) => parameters.total,
    ({ formula }) => formula.parameters,
  );
}

function activationsByLayers(pair: Pair): Reason | null {
  return byLayers(pair, ({ activations }: LayerSummary) => activations.values);
}

function ofProduct(terms: Reason['terms'] | null): Reason | null {
  return terms && { form: 'product', terms, text: productText(terms) };
}

/** Weights, bias and frozen values, which add up; each with its own product where there is one. */
function byParts({ a, b }: Pair, products: { readonly [part: string]: Reason['terms'] | null }): Reason {
  const parts = { weights: weightsOf, bias: biasOf, frozen: frozenOf };
  const terms = Object.entries(parts).flatMap(([name, figure]) => {
    const [from, to] = [figure(a.summary), figure(b.summary)];
    if (from === null || to === null || (from === 0n && to === 0n)) return [];
    const product = products[name];
    const why = product ? productText(product) : ` (${formatCount(from)} → ${formatCount(to)})`;
    return [{ name, from, to, text: `${name} ${formatFactor(ratio(to, from))}${why}` }];
  });
  return { form: 'sum', terms, text: `: ${terms.map(({ text }) => text).join(', ')}` };
}

function explanation(
  { a, b }: Pair,
  quantity: Quantity,
  figure: (summary: Summary) => Size,
  reason: Reason | null,
): Explanation | null {
  const [from, to] = [figure(a.summary), figure(b.summary)];
  if (reason === null || from === null || to === null || (from === 0n && to === 0n)) return null;
  const counts = `${formatCount(from)} → ${formatCount(to)}`;
  const heading =
    from === 0n ? `${quantity} ${counts}` : `${quantity} ${formatFactor(ratio(to, from))} (${counts})`;
  return {
    quantity,
    from,
    to,
    ...proportion(from, to),
    form: reason.form,
    terms: reason.terms.map((term) => ({ ...term, ...proportion(term.from, term.to) })),
    text: heading + reason.text,
  };
}

function proportion(from: Size, to: Size): { factor: number | null; exact: string | null } {
  const factor = ratio(to, from);
  return { factor: factor && toNumber(factor), exact: factor && fractionText(factor) };
}
