import { type Network, traverse } from '../../../engine/network.ts';
import { formatShape } from '../../../engine/notation/index.ts';
import { channelsOf, type Shape, spatialOf } from '../../../engine/shape.ts';
import { type Change, changes, forgotPooling } from '../changes.ts';
import type { Option, QuestionKind } from '../question.ts';
import { drawNetwork } from '../specs.ts';
import { sizesWorked } from '../worked.ts';
import { shown } from './figures.ts';

/** Which shape the output has. */
export const shape: QuestionKind = {
  name: 'shape',
  title: 'output shape',
  aboutAny: true,
  draft(random, level, network = drawNetwork(random, level)) {
    const output = outputOf(network);
    const { on, ...layers } = shown(network, random);
    return {
      text: `What shape has the output of this ${on} (channels last)?`,
      ...layers,
      right: formatShape(output),
      slips: random.shuffle([...CHANGES.flatMap((change) => slip(change, network)), inputChannels(network)]),
      why: [
        'A window that spans k positions fits at ⌊(n + padding − k)/stride⌋ + 1 places; there are as many channels as filters.',
        ...sizesWorked(network),
      ],
      topic: 'How is the output size of a convolution computed?',
    };
  },
};

const CHANGES: readonly Change[] = [
  changes.forgotStride,
  changes.validForSame,
  changes.sameForValid,
  changes.forgotPadding,
  changes.fullPadding,
  changes.inventedStride,
  changes.paddingOnce,
  changes.offByOne,
  changes.forgotDilation,
  forgotPooling,
];

function slip({ slip, of }: Change, network: Network): readonly Required<Option>[] {
  const other = of(network);
  return other ? [{ label: formatShape(outputOf(other)), slip }] : [];
}

function inputChannels(network: Network): Required<Option> {
  return {
    label: formatShape([...spatialOf(outputOf(network)), channelsOf(network.input)]),
    slip: 'You kept the channels of the input: a convolution makes one channel for each filter.',
  };
}

export function outputOf(network: Network): Shape {
  return traverse(network).at(-1)!.output;
}
