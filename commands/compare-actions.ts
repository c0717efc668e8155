import type { Caller } from '../src/chat/caller.ts';
import type { Actions } from '../src/chat/reply.ts';
import type { Comparison } from '../src/engine/analysis/compare.ts';
import type { Network } from '../src/engine/network.ts';
import {
  type NotationName,
  type Reading,
  rewriteBoth,
  rewriteOnInput,
} from '../src/engine/notation/index.ts';
import { DEFAULT_SEED } from './arguments.ts';
import { actions, type Offer } from './blocks.ts';
import type { CompareArguments } from './compare.ts';
import { windowsIn } from './figures.ts';
import { NOTATIONS, smallWindow } from './model-actions.ts';
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
  const a: Side = {
    letter: 'A',
    ...read.a,
    text: rewriteOnInput(read.a.network, 'shorthand'),
    figures: comparison.a,
  };
  const b: Side = {
    letter: 'B',
    ...read.b,
    text: rewriteOnInput(read.b.network, 'shorthand'),
    figures: comparison.b,
  };
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
  readonly text: { readonly model: string; readonly input: string };
  readonly figures: Comparison['a'];
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

function smallFilters({ letter, network }: Side): readonly Offer[] {
  const small = withSmallFilters(network);
  if (!small) return [];
  return [[`${letter} as a stack of ${smallWindow(network)}`, 'compare', paired(network, small)]];
}

function growth({ letter, figures, text }: Side): readonly Offer[] {
  return windowsIn(figures) < 2 ? [] : [[`Receptive field of ${letter}`, 'receptive-field', { ...text }]];
}

function otherNotation({ letter, notation, text }: Side): Offer {
  const as: NotationName = notation === 'pytorch' ? 'keras' : 'pytorch';
  return [`${letter} as ${NOTATIONS[as]}`, 'show', { ...text, as }];
}

/** Both in shorthand, which is short enough for a button. */
function paired(a: Network, b: Network) {
  return { ...rewriteBoth([a, b], ['shorthand', 'shorthand']) };
}

function pictured({ image, weights, seed }: CompareArguments) {
  return { image, weights, seed: seed === DEFAULT_SEED ? undefined : seed };
}
