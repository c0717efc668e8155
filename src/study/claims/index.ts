import { CHEAP_FILTERS } from './cheap-filters.ts';
import type { Claim } from './claim.ts';
import { COST } from './cost.ts';
import { COUNTING } from './counting.ts';
import { FILTER_KINDS } from './filter-kinds.ts';
import { FILTER_SIZE } from './filter-size.ts';
import { MEANING } from './meaning.ts';
import { NETWORKS_AND_FRAMEWORKS } from './networks-and-frameworks.ts';
import { PADDING } from './padding.ts';
import { POOLING } from './pooling.ts';
import { RECEPTIVE_FIELD } from './receptive-field.ts';
import { STACKING } from './stacking.ts';
import { STRIDE_AND_DILATION } from './stride-and-dilation.ts';

/** Every claim that can be judged, by theme. */
export const claims: readonly Claim[] = [
  ...FILTER_SIZE,
  ...FILTER_KINDS,
  ...PADDING,
  ...STRIDE_AND_DILATION,
  ...POOLING,
  ...STACKING,
  ...RECEPTIVE_FIELD,
  ...CHEAP_FILTERS,
  ...COST,
  ...MEANING,
  ...NETWORKS_AND_FRAMEWORKS,
  ...COUNTING,
];
