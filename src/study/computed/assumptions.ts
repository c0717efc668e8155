import { formatCount } from '../../engine/analysis/format.ts';
import { formatShape } from '../../engine/notation/index.ts';
import type { Figure } from './asked.ts';
import type { Built } from './build.ts';

/** What a figure of the layers rests on, in whole sentences. */
export function assumptionsFor(
  { states, assumptions, network, summary }: Built,
  quantity: Figure,
): readonly string[] {
  const ofWeights = WEIGHTS.has(quantity);
  const [first, ...others] = network.nodes;
  // What a lone layer holds does not depend on the input as soon as its channels are written into it.
  const settled = ofWeights && others.length === 0 && first?.layer.inputChannels !== undefined;
  const said = settled ? assumptions.filter((assumption) => !assumption.startsWith(NO_INPUT)) : assumptions;
  const chosen =
    states.input || assumptions.length > 0 || ofWeights
      ? []
      : [`${NO_INPUT}: ${formatShape(network.input)} is assumed.`];
  const filters = states.filters
    ? []
    : [
        `No number of filters was given: as many as channels come in, ${formatCount(summary.total.output.at(-1)!)}, are assumed.`,
      ];
  return [...said, ...chosen, ...filters];
}

const WEIGHTS: ReadonlySet<Figure> = new Set(['parameters', 'weights', 'biases']);

/** How the notation and this file begin to say which input was assumed. */
export const NO_INPUT = 'No input size was given';
