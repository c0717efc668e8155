import { formatCount } from '../../../engine/analysis/format.ts';
import { summarise } from '../../../engine/analysis/summary.ts';
import { changes, forgotPooling } from '../changes.ts';
import type { QuestionKind } from '../question.ts';
import { drawNetwork } from '../specs.ts';
import { formulas, shown, slipsOf } from './figures.ts';

/** How many multiply-accumulates the layers take. */
export const macs: QuestionKind = {
  name: 'macs',
  title: 'MACs',
  aboutAny: true,
  draft(random, level, network = drawNetwork(random, level)) {
    const summary = summarise(network);
    const { macs: right, flops, parameters } = summary.total;
    const { on, ...layers } = shown(network, random);
    return {
      text: `How many multiply-accumulates (MACs) does this take ${on}?`,
      ...layers,
      right: formatCount(right),
      slips: random.shuffle([
        ...slipsOf({ network, figure: ({ total }) => total.macs, changes: CHANGES }),
        {
          label: formatCount(flops),
          slip: 'These are FLOPs: a multiply-accumulate is one MAC and two floating-point operations.',
        },
        {
          label: formatCount(parameters.weights),
          slip: 'You counted the weights once: each of them works at every position of the output.',
        },
      ]),
      why: [
        'Every output value takes as many MACs as its filter has weights; there are positions × filters of them. The bias is only added.',
        ...formulas(summary, 'macs', right),
      ],
      topic: 'What are MACs and FLOPs?',
    };
  },
};

const CHANGES = [
  changes.forgotStride,
  changes.validForSame,
  changes.sameForValid,
  changes.forgotPadding,
  changes.fullPadding,
  changes.forgotGroups,
  changes.oneFilter,
  forgotPooling,
];
