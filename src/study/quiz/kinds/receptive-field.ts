import { type Network, stack } from '../../../engine/network.ts';
import { type Change, changes, forgotPooling } from '../changes.ts';
import type { Level, Option, QuestionKind } from '../question.ts';
import type { Random } from '../random.ts';
import { conv, maxPool } from '../specs.ts';
import { type AxisWindow, fieldSum, fieldText, squared, windowsOf } from '../windows.ts';
import { shown } from './figures.ts';

/** How much of the input one output value sees. */
export const receptiveField: QuestionKind = {
  name: 'receptive-field',
  title: 'receptive field',
  draft(random, level) {
    const network = drawStack(random, level);
    const windows = windowsOf(network);
    const right = fieldText(network);
    const { on, ...layers } = shown(network, random);
    return {
      text: `How much does one output value of this see ${on}?`,
      ...layers,
      right,
      slips: random.shuffle([...CHANGES.flatMap((change) => slip(change, network)), ...sums(windows)]),
      why: [
        'Each layer adds dilation · (kernel − 1) · all strides before it to the one position that everything starts from.',
        `${fieldSum(windows)} = ${right.split('×')[0]}.`,
      ],
      topic: 'What is a receptive field and how is it computed?',
    };
  },
};

function drawStack(random: Random, level: Level): Network {
  const small = () => conv(random, { kernel: random.pick([3, 5]), filters: 8, same: true });
  const strided = () => conv(random, { kernel: random.pick([3, 5, 7]), filters: 8, same: true, stride: 2 });
  const dilated = () => conv(random, { kernel: 3, filters: 8, same: true, dilation: random.pick([2, 3]) });
  const layers = {
    1: () => [small(), small()],
    2: () => [small(), random.pick([maxPool(2), small()]), small()],
    3: () => [strided(), small(), ...(random.chance(0.5) ? [small()] : [])],
    4: () => [dilated(), random.pick([small(), dilated()]), random.pick([strided(), maxPool(2)]), small()],
    5: () => [
      strided(),
      maxPool(random.pick([2, 3]), 2),
      random.pick([dilated(), small()]),
      strided(),
      small(),
    ],
  }[level]();
  return stack([96n, 96n, 3n], layers);
}

const CHANGES: readonly Change[] = [changes.forgotStride, changes.forgotDilation, forgotPooling];

function slip({ slip, of }: Change, network: Network): readonly Required<Option>[] {
  const other = of(network);
  return other ? [{ label: fieldText(other), slip }] : [];
}

function sums(windows: readonly AxisWindow[]): readonly Required<Option>[] {
  return [
    {
      label: squared(windows.reduce((sum, { kernel }) => sum + kernel, 0n)),
      slip: 'You added the kernels: neighbouring windows overlap, so that each adds its kernel − 1.',
    },
    {
      label: squared(windows.reduce((product, { kernel }) => product * kernel, 1n)),
      slip: 'You multiplied the kernels: only strides multiply, kernels add up.',
    },
    {
      label: squared(windows.at(-1)!.kernel),
      slip: 'That is what the last layer sees of the layer before it, not of the input.',
    },
    {
      label: squared(early(windows)),
      slip: 'You let a stride widen its own layer: it widens the steps of the layers behind it.',
    },
  ];
}

/** As if each stride counted for its own window already. */
function early(windows: readonly AxisWindow[]): bigint {
  let [field, jump] = [1n, 1n];
  for (const { kernel, stride, dilation } of windows) {
    jump *= stride;
    field += dilation * (kernel - 1n) * jump;
  }
  return field;
}
