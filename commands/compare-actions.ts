import type { Actions } from '../src/chat/reply.ts';
import type { Comparison } from '../src/engine/analysis/compare.ts';
import type { Network } from '../src/engine/network.ts';
import { type NotationName, type Reading, writeNetwork } from '../src/engine/notation/index.ts';
import { DEFAULT_SEED } from './arguments.ts';
import { actions, type Offer } from './blocks.ts';
import type { CompareArguments } from './compare.ts';
import { typedShape, windowsIn } from './figures.ts';
import { withSamePadding, withSmallFilters } from './variants.ts';

/** What `compare` found out. */
export interface Compared {
  readonly given: CompareArguments;
  readonly read: { readonly a: Reading; readonly b: Reading };
  readonly comparison: Comparison;
  /** Both models in a line each. */
  readonly texts: readonly [string, string];
}

/** What a learner may want to see next. */
export function nextSteps(compared: Compared): Actions {
  const { given, read, comparison } = compared;
  return actions(
    ...samePadding(compared),
    ...smallFilters('B', read.b.network),
    ...smallFilters('A', read.a.network),
    ['Feature maps of A', 'feature-maps', { ...written(read.a.network), ...pictured(given) }],
    ['Feature maps of B', 'feature-maps', { ...written(read.b.network), ...pictured(given) }],
    ...growth('A', read.a.network, comparison.a),
    ...growth('B', read.b.network, comparison.b),
    ...otherNotation('A', read.a),
    ...otherNotation('B', read.b),
  );
}

function samePadding({ read, given }: Compared): readonly Offer[] {
  const [a, b] = [withSamePadding(read.a.network), withSamePadding(read.b.network)];
  if (!a && !b) return [];
  const pair = paired(a ?? read.a.network, b ?? read.b.network);
  return [['Same padding on both', 'compare', { ...pair, ...pictured(given) }]];
}

function smallFilters(letter: 'A' | 'B', network: Network): readonly Offer[] {
  const small = withSmallFilters(network);
  if (!small) return [];
  return [[`${letter} as a stack of small filters`, 'compare', paired(network, small)]];
}

function growth(letter: 'A' | 'B', network: Network, figures: Comparison['a']): readonly Offer[] {
  return windowsIn(figures) < 2
    ? []
    : [[`Receptive field of ${letter}`, 'receptive-field', written(network)]];
}

function otherNotation(letter: 'A' | 'B', { network, notation }: Reading): readonly Offer[] {
  const as: NotationName = notation === 'pytorch' ? 'keras' : 'pytorch';
  return [[`${letter} in ${as === 'keras' ? 'Keras' : 'PyTorch'}`, 'show', { ...written(network), as }]];
}

/** Both in shorthand, each with its own input where the two differ. */
function paired(a: Network, b: Network) {
  const [first, second] = [written(a), written(b)];
  if (first.input === second.input) return { a: first.model, b: second.model, input: first.input };
  return { a: writeNetwork(a, 'keras').code, b: writeNetwork(b, 'keras').code };
}

function written(network: Network) {
  return { model: writeNetwork(network, 'shorthand').code, input: typedShape(network.input) };
}

function pictured({ image, weights, seed }: CompareArguments) {
  return { image, weights, seed: seed === DEFAULT_SEED ? undefined : seed };
}
