import type { CommandRequest } from '../src/chat/request.ts';
import type { Network } from '../src/engine/network.ts';
import {
  type NotationName,
  type Reading,
  rewriteBoth,
  rewriteOnInput,
} from '../src/engine/notation/index.ts';
import type { Offer } from './blocks.ts';
import { withSamePadding, withSmallFilters } from './variants.ts';

/** A model as it was asked about. */
export interface AskedModel {
  readonly model: string;
  readonly input?: string | undefined;
  readonly reading: Reading;
  /** Further arguments, which stay when the same is asked of another model. */
  readonly others?: CommandRequest['args'];
}

/** What a learner may want to see next of one model, the most useful first; `name` is the command that has answered. */
export function modelSteps(name: string, { model, input, reading, others }: AskedModel): readonly Offer[] {
  const { network, notation } = reading;
  const typed = { model, input };
  const steps: readonly Offer[] = [
    ...samePadding(network, notation).map(
      (padded): Offer => ['Same padding', name, { ...others, ...padded }],
    ),
    ...smallFilters(network, notation),
    ['Feature maps', 'feature-maps', typed],
    ['Summary', 'summary', typed],
    ['Receptive field', 'receptive-field', typed],
    ...Object.entries(NOTATIONS)
      .filter(([as]) => as !== notation)
      .map(([as, title]): Offer => [`As ${title}`, 'show', { ...typed, as }]),
  ];
  return steps.filter(([, command, args]) => command !== name || args !== typed);
}

/** How the notations are called. */
export const NOTATIONS: Readonly<Record<NotationName, string>> = {
  keras: 'Keras',
  pytorch: 'PyTorch',
  shorthand: 'shorthand',
};

function samePadding(network: Network, notation: NotationName) {
  const padded = withSamePadding(network);
  return padded ? [rewriteOnInput(padded, notation)] : [];
}

function smallFilters(network: Network, notation: NotationName): readonly Offer[] {
  const small = withSmallFilters(network);
  return small
    ? [
        [
          `As a stack of ${smallWindow(network)}`,
          'compare',
          { ...rewriteBoth([network, small], [notation, notation]) },
        ],
      ]
    : [];
}

/** `3×3`, on as many axes as the network's pictures have. */
export function smallWindow({ input }: Network): string {
  return Array(Math.max(1, input.length - 1))
    .fill('3')
    .join('×');
}
