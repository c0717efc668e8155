import type { Factor, Term } from '../layers/kind.ts';
import { type Shape, type Size, sum } from '../shape.ts';
import { formatCount } from './format.ts';

/** How many numbers a layer holds. `trainable` is weights and bias; `total` has the frozen ones as well. */
export interface Parameters {
  readonly total: Size;
  readonly trainable: Size;
  readonly weights: Size;
  readonly bias: Size;
  readonly frozen: Size;
}

/** A count for each part of the terms. */
export function countParameters(terms: readonly Term[]): Parameters {
  const weights = countTerms(terms, 'weights');
  const bias = countTerms(terms, 'bias');
  const frozen = countTerms(terms, 'frozen');
  return { total: sum([weights, bias, frozen]), trainable: sum([weights, bias]), weights, bias, frozen };
}

/** Part for part, over all layers. */
export function addParameters(layers: readonly Parameters[]): Parameters {
  const of = (part: keyof Parameters) => sum(layers.map((layer) => layer[part]));
  return {
    total: of('total'),
    trainable: of('trainable'),
    weights: of('weights'),
    bias: of('bias'),
    frozen: of('frozen'),
  };
}

/** The sum of all terms of a part. */
export function countTerms(terms: readonly Term[], part: Term['part']): Size {
  let total = 0n;
  for (const term of terms) {
    const count = term.part === part ? countTerm(term) : 0n;
    if (count === null) return null;
    total += count;
  }
  return total;
}

/** The product of all factors: 0 if one of them is, whatever the others are. */
export function countTerm({ factors }: Term): Size {
  let result: Size = 1n;
  for (const { sizes } of factors) {
    for (const size of sizes) {
      if (size === 0n) return 0n;
      result = result === null || size === null ? null : result * size;
    }
  }
  return result;
}

/** The count with its numbers in it: `64·(3·3·1)+64 = 640`. One filter's size stands in brackets. */
export function formula(terms: readonly Term[], count: Size): string {
  if (terms.length === 0) return '0';
  const text = terms.map(({ factors }) => termText(factors)).join('+');
  return text.includes('·') || text.includes('+') ? `${text} = ${formatCount(count)}` : text;
}

function termText(factors: readonly Factor[]): string {
  const split = factors.findIndex(({ name }) => name === 'filters') + 1;
  const outer = factors.slice(0, split);
  const inner = factors.slice(split);
  if (outer.length === 0 || inner.length === 0) return times(factors);
  const one = inner.length === 1 && inner[0]!.sizes.length === 1;
  return `${times(outer)}·${one ? times(inner) : `(${times(inner)})`}`;
}

function times(factors: readonly Factor[]): string {
  return factors.map(({ sizes }) => sizesText(sizes)).join('·');
}

function sizesText(sizes: Shape): string {
  return sizes.length === 0 ? '1' : sizes.map(formatCount).join('·');
}
