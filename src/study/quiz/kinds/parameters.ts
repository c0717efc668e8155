import { countTerms } from '../../../engine/analysis/counts.ts';
import { formatCount } from '../../../engine/analysis/format.ts';
import { summarise } from '../../../engine/analysis/summary.ts';
import { type Network, traverse } from '../../../engine/network.ts';
import { type Size, sum } from '../../../engine/shape.ts';
import { changes } from '../changes.ts';
import type { QuestionKind } from '../question.ts';
import { drawNetwork } from '../specs.ts';
import { formulas, shown, slipsOf } from './figures.ts';

/** How many parameters the layers have. */
export const parameters: QuestionKind = {
  name: 'parameters',
  title: 'parameters',
  aboutAny: true,
  draft(random, level, network = drawNetwork(random, level)) {
    const summary = summarise(network);
    const { total } = summary.total.parameters;
    const { on, ...layers } = shown(network, random);
    return {
      text: `How many parameters has this ${on}?`,
      ...layers,
      right: formatCount(total),
      slips: random.shuffle([
        ...slipsOf({ network, figure: (figures) => figures.total.parameters.total, changes: CHANGES }),
        {
          label: formatCount(withoutDepth(network)),
          slip: 'You forgot the depth: every filter spans all channels of its input.',
        },
        {
          label: formatCount(oneBias(summary.layers.map((layer) => layer.parameters))),
          slip: 'You counted one bias for the layer: each filter has its own.',
        },
        {
          label: formatCount(summary.total.macs),
          slip: 'These are the MACs: the same weights serve every position, and count once.',
        },
      ]),
      why: [
        'Each filter has a weight for every place of its window in every channel that it sees, and one bias if it has any.',
        ...formulas(summary, 'parameters', total),
      ],
      topic: 'How are the parameters of a convolution counted?',
    };
  },
};

const CHANGES = [
  changes.forgotBias,
  changes.inventedBias,
  changes.forgotGroups,
  changes.oneFilter,
  changes.oneSide,
];

/** As if each layer's input had one channel. */
function withoutDepth(network: Network): Size {
  const counts = traverse(network).map(({ layer, kind, inputs: [input] }) => {
    const terms = kind.parameters(layer.params, [[...input!.slice(0, -1), 1n]]);
    return sum([countTerms(terms, 'weights'), countTerms(terms, 'bias'), countTerms(terms, 'frozen')]);
  });
  return sum(counts);
}

/** As if a layer with biases had a single one. */
function oneBias(layers: readonly { readonly weights: Size; readonly bias: Size }[]): Size {
  return sum(layers.map(({ weights, bias }) => sum([weights, bias === 0n ? 0n : 1n])));
}
