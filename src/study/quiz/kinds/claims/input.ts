import type { Claim, Wrong } from './claim.ts';

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

/** What an input twice as high and wide does. */
export const ofInput: readonly Claim[] = [
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
];
