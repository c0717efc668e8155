import type { Summary } from '../../../engine/analysis/summary.ts';

/** What is said of a change: by which factor it multiplies a quantity, and what people wrongly take it to do. */
export interface Claim {
  readonly change: ChangeName;
  readonly quantity: QuantityName;
  /** Why the factor is what the engine finds. */
  readonly reason: string;
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  /** As it is written: `4`, `1/4`. */
  readonly factor: string;
  readonly reason: string;
  readonly slip: string;
}

export type ChangeName = 'filters' | 'input' | 'stride' | 'channels' | 'kernel';
export type QuantityName = 'parameters' | 'MACs' | 'output values' | 'receptive field';

export const quantities: Readonly<Record<QuantityName, (summary: Summary) => bigint>> = {
  parameters: ({ total }) => total.parameters.total!,
  MACs: ({ total }) => total.macs!,
  'output values': ({ total }) => total.activations.values!,
  'receptive field': ({ total }) => total.receptiveField.size as bigint,
};

const MORE_FILTERS_TWICE: Wrong = {
  factor: '4',
  reason: 'they count as filters and as channels',
  slip: 'In this one layer they count as filters only; the layer behind it has them as channels.',
};

const POSITIONS_HAVE_WEIGHTS: Wrong = {
  factor: '4',
  reason: 'there are four times the positions',
  slip: 'That is true of the MACs: the same weights serve every position.',
};

const SIDE_ONLY: Wrong = {
  factor: '2',
  reason: 'each side is twice as long',
  slip: 'Both sides are twice as long, so there are four times the positions.',
};

/** Every claim that a question may be made of. */
export const claims: readonly Claim[] = [
  {
    change: 'filters',
    quantity: 'parameters',
    reason: 'every filter brings its weights and its bias',
    wrong: [
      MORE_FILTERS_TWICE,
      {
        factor: '1',
        reason: 'filters share their weights',
        slip: 'Positions share weights, filters do not: each has its own.',
      },
      {
        factor: '3/2',
        reason: 'only the weights double, the bias stays',
        slip: 'Each filter has a bias of its own, so the biases double as well.',
      },
    ],
  },
  {
    change: 'filters',
    quantity: 'MACs',
    reason: 'every filter works at every position',
    wrong: [
      MORE_FILTERS_TWICE,
      {
        factor: '1',
        reason: 'all filters are applied at once',
        slip: 'They may run side by side, and yet each of them multiplies.',
      },
      {
        factor: '1/2',
        reason: 'the filters share the work',
        slip: 'Each filter computes a map of its own; none takes work from another.',
      },
    ],
  },
  {
    change: 'input',
    quantity: 'parameters',
    reason: 'the same weights serve every position',
    wrong: [
      POSITIONS_HAVE_WEIGHTS,
      { ...SIDE_ONLY, slip: 'A convolution has no weights of its own for places: they are shared.' },
      {
        factor: '1/4',
        reason: 'weights are spread over more positions',
        slip: 'Weights are shared by the positions, not divided among them.',
      },
    ],
  },
  {
    change: 'input',
    quantity: 'MACs',
    reason: 'each weight works at four times the positions',
    wrong: [
      SIDE_ONLY,
      {
        factor: '1',
        reason: 'the weights stay the same',
        slip: 'The weights stay, and each of them works at every position.',
      },
      {
        factor: '16',
        reason: 'kernel and input grow in both directions',
        slip: 'The kernel stays as it is; only the positions are four times as many.',
      },
    ],
  },
  {
    change: 'stride',
    quantity: 'parameters',
    reason: 'the window is the same, however far it moves',
    wrong: [
      {
        factor: '1/4',
        reason: 'there are a quarter of the positions',
        slip: 'That is true of the MACs: weights are not kept for positions.',
      },
      {
        factor: '1/2',
        reason: 'every second position is left out',
        slip: 'Positions are left out, and no weights with them.',
      },
      {
        factor: '4',
        reason: 'the window covers four times as much',
        slip: 'The window stays as large; it moves further.',
      },
    ],
  },
  {
    change: 'stride',
    quantity: 'MACs',
    reason: 'a quarter of the positions is left',
    wrong: [
      {
        factor: '1/2',
        reason: 'every second position is left out',
        slip: 'It is every second one in both directions, so that a quarter is left.',
      },
      {
        factor: '1',
        reason: 'the window is as large as before',
        slip: 'It is as large, and stands at fewer positions.',
      },
      {
        factor: '2',
        reason: 'the window moves twice as far',
        slip: 'Moving further means standing at fewer positions.',
      },
    ],
  },
  {
    change: 'stride',
    quantity: 'receptive field',
    reason: 'a stride widens the steps of the layers behind it',
    wrong: [
      {
        factor: '2',
        reason: 'the window moves twice as far',
        slip: 'That widens what the layers behind it see, not what this one sees.',
      },
      {
        factor: '4',
        reason: 'it covers twice as much in both directions',
        slip: 'What one output of this layer sees is its kernel, whatever the stride.',
      },
      {
        factor: '1/2',
        reason: 'half of the positions are skipped',
        slip: 'Outputs are skipped; each one that is left sees as much as before.',
      },
    ],
  },
  {
    change: 'channels',
    quantity: 'output values',
    reason: 'there is one map for each filter, whatever it spans',
    wrong: [
      {
        factor: '2',
        reason: 'each channel makes a map',
        slip: 'A filter spans all channels and sums over them: one map for each filter.',
      },
      {
        factor: '4',
        reason: 'channels count at both ends of the layer',
        slip: 'The channels of the output are the filters, and these stay.',
      },
      {
        factor: '1/2',
        reason: 'two channels share a map',
        slip: 'All channels share every map already: each filter sums over them.',
      },
    ],
  },
  {
    change: 'channels',
    quantity: 'MACs',
    reason: 'every filter is twice as deep',
    wrong: [
      {
        factor: '1',
        reason: 'the kernel stays as large',
        slip: 'It is as wide and high, and twice as deep.',
      },
      {
        factor: '4',
        reason: 'input and output have twice the channels',
        slip: 'The output has as many channels as there are filters, and these stay.',
      },
      {
        factor: '1/2',
        reason: 'each filter takes half of the channels',
        slip: 'Each filter spans all channels, unless the layer has groups.',
      },
    ],
  },
  {
    change: 'kernel',
    quantity: 'output values',
    reason: 'with padding “same” it fits at as many positions',
    wrong: [
      {
        factor: '1/2',
        reason: 'larger kernels downsample more',
        slip: 'Stride downsamples. A kernel does not, whatever its size.',
      },
      {
        factor: '9/25',
        reason: 'each window takes in more of the input',
        slip: 'Windows overlap: there is one for every position all the same.',
      },
      {
        factor: '25/9',
        reason: 'it has that many times the weights',
        slip: 'Weights are not outputs: a filter gives one value at each position.',
      },
    ],
  },
];
