import type { Claim } from './claim.ts';

/** What stride 2 in place of 1 does. */
export const ofStride: readonly Claim[] = [
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
];
