import type { Claim, Wrong } from './claim.ts';

const MORE_FILTERS_TWICE: Wrong = {
  factor: '4',
  reason: 'they count as filters and as channels',
  slip: 'In this one layer they count as filters only; the layer behind it has them as channels.',
};

/** What twice the filters do. */
export const ofFilters: readonly Claim[] = [
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
];
