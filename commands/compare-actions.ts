import type { Caller } from '../src/chat/caller.ts';
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
  readonly caller: Caller;
  readonly read: { readonly a: Reading; readonly b: Reading };
  readonly comparison: Comparison;
  /** Both models in a line each. */
  readonly texts: readonly [string, string];
}

/** What a learner may want to see next. */
export function nextSteps({ given, caller, read, comparison }: Compared): Actions {
  const a: Side = { letter: 'A', ...read.a, text: written(read.a.network), figures: comparison.a };
  const b: Side = { letter: 'B', ...read.b, text: written(read.b.network), figures: comparison.b };
  return actions(
    ...samePadding(a, b, given),
    ...smallFilters(b),
    ...smallFilters(a),
    ['Feature maps of A', 'feature-maps', { ...a.text, ...pictured(given) }],
    ['Feature maps of B', 'feature-maps', { ...b.text, ...pictured(given) }],
    ...growth(a),
    ...growth(b),
    otherNotation(a),
    otherNotation(b),
    ...saving(a, b, given, caller),
  );
}

interface Side extends Reading {
  readonly letter: 'A' | 'B';
  readonly text: Typed;
  readonly figures: Comparison['a'];
}

/** A network and its input as they are typed. */
interface Typed {
  readonly model: string;
  readonly input: string;
}

/** Only for those whom the bot knows again. */
function saving(a: Side, b: Side, given: CompareArguments, { anonymous }: Caller): readonly Offer[] {
  return anonymous ? [] : [['Save', 'save', { ...paired(a.network, b.network), ...pictured(given) }]];
}

function samePadding(a: Side, b: Side, given: CompareArguments): readonly Offer[] {
  const [ofA, ofB] = [withSamePadding(a.network), withSamePadding(b.network)];
  if (!ofA && !ofB) return [];
  const pair = paired(ofA ?? a.network, ofB ?? b.network);
  return [['Same padding on both', 'compare', { ...pair, ...pictured(given) }]];
}

function smallFilters({ letter, network, text }: Side): readonly Offer[] {
  const small = withSmallFilters(network);
  if (!small) return [];
  const stack = written(small).model;
  return [
    [`${letter} as a stack of small filters`, 'compare', { a: text.model, b: stack, input: text.input }],
  ];
}

function growth({ letter, figures, text }: Side): readonly Offer[] {
  return windowsIn(figures) < 2 ? [] : [[`Receptive field of ${letter}`, 'receptive-field', { ...text }]];
}

function otherNotation({ letter, notation, text }: Side): Offer {
  const as: NotationName = notation === 'pytorch' ? 'keras' : 'pytorch';
  return [`${letter} in ${as === 'keras' ? 'Keras' : 'PyTorch'}`, 'show', { ...text, as }];
}

/** Both in shorthand, each with its own input where the two differ. */
function paired(a: Network, b: Network) {
  const [first, second] = [written(a), written(b)];
  if (first.input === second.input) return { a: first.model, b: second.model, input: first.input };
  return { a: writeNetwork(a, 'keras').code, b: writeNetwork(b, 'keras').code };
}

function written(network: Network): Typed {
  return { model: writeNetwork(network, 'shorthand').code, input: typedShape(network.input) };
}

function pictured({ image, weights, seed }: CompareArguments) {
  return { image, weights, seed: seed === DEFAULT_SEED ? undefined : seed };
}
