import type { Size } from '../shape.ts';
import { formatCount, formatShare, formatTimes } from './format.ts';
import { compareIntegers, largestOf } from './integers.ts';
import type { Pair, Side } from './pair.ts';
import type { LayerSummary } from './summary.ts';
import type { Reason, ReasonTerm } from './why-product.ts';

/** How many layers are told apart before the others are summed. */
const MOST_TERMS = 3;

/**
 * Which layers make the difference: layer against layer where both sides have the same kinds in the same order,
 * otherwise what each is made of.
 */
export function byLayers(
  pair: Pair,
  figure: (layer: LayerSummary) => Size,
  formula?: (layer: LayerSummary) => string,
): Reason | null {
  const counts = [pair.a, pair.b].map(({ summary }) => summary.layers.map(figure));
  if (counts.flat().includes(null)) return null;
  const [a, b] = counts as [bigint[], bigint[]];
  return sameKinds(pair) ? layerAgainstLayer(pair, a, b) : apart(pair, a, b, formula);
}

function sameKinds({ a, b }: Pair): boolean {
  const [ofA, ofB] = [a.summary.layers, b.summary.layers];
  return ofA.length === ofB.length && ofA.every(({ kind }, index) => kind === ofB[index]!.kind);
}

/** The terms hold every layer in which the sides differ, so that their differences add up to the whole one. */
function layerAgainstLayer({ a }: Pair, ofA: readonly bigint[], ofB: readonly bigint[]): Reason {
  const differing = a.summary.layers
    .map(({ name }, index) => ({ name, from: ofA[index]!, to: ofB[index]! }))
    .filter(({ from, to }) => from !== to)
    .sort((one, two) => compareIntegers(difference(two), difference(one)));
  const told = differing.length > MOST_TERMS + 1 ? differing.slice(0, MOST_TERMS) : differing;
  const others = differing.slice(told.length);
  const rest = {
    name: `${others.length} other layers`,
    from: others.reduce((total, { from }) => total + from, 0n),
    to: others.reduce((total, { to }) => total + to, 0n),
  };
  const terms = [...told, ...(others.length > 0 ? [rest] : [])].map((term) => ({
    ...term,
    text: `${term.name} ${formatCount(term.from)} → ${formatCount(term.to)}`,
  }));
  return {
    form: 'sum',
    terms,
    text: `: ${terms.map(({ text }) => text).join(', ') || 'equal in every layer'}`,
  };
}

function apart(
  { a, b }: Pair,
  ofA: readonly bigint[],
  ofB: readonly bigint[],
  formula?: (layer: LayerSummary) => string,
): Reason {
  const [first, second] = [largestLayer(a, ofA, formula), largestLayer(b, ofB, formula)];
  const terms: ReasonTerm[] = [
    ...(first ? [{ ...first, from: first.count, to: null }] : []),
    ...(second ? [{ ...second, from: null, to: second.count }] : []),
  ].map(({ name, from, to, text }) => ({ name, from, to, text }));
  return { form: 'largest', terms, text: `: ${terms.map(({ text }) => text).join('; ')}` };
}

function largestLayer(
  { letter, summary }: Side,
  counts: readonly bigint[],
  formula?: (layer: LayerSummary) => string,
) {
  const total = counts.reduce((sum, count) => sum + count, 0n);
  if (total === 0n) return null;
  const count = largestOf(counts);
  const layer = summary.layers[counts.indexOf(count)]!;
  const counted = counts.filter((one) => one > 0n);
  const text =
    counted.length === 1
      ? `${letter} has ${formula?.(layer) ?? `one layer of ${formatCount(count)}`}`
      : counted.every((one) => one === count)
        ? `${letter} has ${formatTimes(BigInt(counted.length))} layers of ${formatCount(count)} each`
        : `${letter} has ${formatCount(count)} in ${layer.name} (${formatShare(count, total)})`;
  return { name: `${letter}: ${layer.name}`, count, text };
}

function difference({ from, to }: { readonly from: bigint; readonly to: bigint }): bigint {
  return to > from ? to - from : from - to;
}
