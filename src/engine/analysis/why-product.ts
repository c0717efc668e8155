import type { Factor, FactorName, Term } from '../layers/kind.ts';
import { product, type Size, spatialOf } from '../shape.ts';
import { countTerm } from './counts.ts';
import { formatCount, formatFactor } from './format.ts';
import type { Pair, Side } from './pair.ts';
import { ratio, toNumber } from './ratio.ts';

/** What stands behind a factor, before it is put into figures. */
export interface Reason {
  readonly form: 'product' | 'sum' | 'largest';
  readonly terms: readonly ReasonTerm[];
  /** What follows the factor, with the sign between them. */
  readonly text: string;
}

export interface ReasonTerm {
  readonly name: string;
  readonly from: Size;
  readonly to: Size;
  readonly text: string;
}

/** A term of a product: both of its sides are known and above zero. */
export interface ProductTerm extends ReasonTerm {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * The named factors of one part of the count, B against A, the most telling first; null unless each side counts the
 * part in a single term with the same names.
 */
export function partTerms({ a, b }: Pair, part: Term['part']): readonly ProductTerm[] | null {
  return against(onlyTerm(a, part)?.factors, onlyTerm(b, part)?.factors);
}

/** The multiply-accumulates: weights times positions where every position uses every weight, else all factors. */
export function workTerms(pair: Pair, weights: readonly ProductTerm[] | null): readonly ProductTerm[] | null {
  const factors = partTerms(pair, 'work');
  const positions = factors?.filter(({ name }) => name === 'positions');
  if (!factors || !weights || positions?.length !== 1) return factors;
  const others = factors.filter(({ name }) => name !== 'positions');
  const [from, to] = [multiply(weights, 'from'), multiply(weights, 'to')];
  if (multiply(others, 'from') !== from || multiply(others, 'to') !== to) return factors;
  const text = `weights ${formatFactor(ratio(to, from))}`;
  return [{ name: 'weights', from, to, text }, ...positions];
}

/** Positions times channels of the one layer's output; null for stacks and for outputs without positions. */
export function activationTerms({ a, b }: Pair): readonly ProductTerm[] | null {
  const [ofA, ofB] = [outputFactors(a), outputFactors(b)];
  return ofA && ofB && against(ofA, ofB);
}

/** ` = 49/9 window × 32/64 filters`: the terms that make a difference; nothing where none does. */
export function productText(terms: readonly ReasonTerm[]): string {
  const told = terms.filter(({ from, to }) => from !== to).map(({ text }) => text);
  return told.length === 0 ? '' : ` = ${told.join(' × ')}`;
}

type Named = Pick<Factor, 'sizes'> & { readonly name: FactorName | 'channels' };

function outputFactors({ steps }: Side): readonly Named[] | null {
  const output = steps[0]?.output;
  if (steps.length !== 1 || !output || output.length < 2) return null;
  return [
    { name: 'positions', sizes: spatialOf(output) },
    { name: 'channels', sizes: output.slice(-1) },
  ];
}

/** The one term of all layers that counts something of this part. */
function onlyTerm({ steps }: Side, part: Term['part']): Term | null {
  let only: Term | null = null;
  for (const { kind, layer, inputs } of steps) {
    const terms = part === 'work' ? kind.macs(layer.params, inputs) : kind.parameters(layer.params, inputs);
    for (const term of terms) {
      if (term.part !== part || countTerm(term) === 0n) continue;
      if (only) return null;
      only = term;
    }
  }
  return only;
}

function against(a?: readonly Named[], b?: readonly Named[]): readonly ProductTerm[] | null {
  if (!a || !b || a.length !== b.length) return null;
  const terms: ProductTerm[] = [];
  for (const { name, sizes } of a) {
    const other = b.find((factor) => factor.name === name);
    const [from, to] = [product(sizes), other ? product(other.sizes) : null];
    if (from === null || to === null || from === 0n || to === 0n) return null;
    terms.push({ name, from, to, text: `${formatCount(to)}/${formatCount(from)} ${name}` });
  }
  return terms.sort((one, two) => weight(two) - weight(one));
}

/** How far a term is from making no difference. */
function weight({ from, to }: ProductTerm): number {
  const factor = ratio(to, from);
  return factor ? Math.abs(Math.log(toNumber(factor))) : 0;
}

function multiply(terms: readonly ProductTerm[], side: 'from' | 'to'): bigint {
  return terms.reduce((result, term) => result * term[side], 1n);
}
