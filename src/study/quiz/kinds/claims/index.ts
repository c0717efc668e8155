import type { Claim } from './claim.ts';
import { ofDepth } from './depth.ts';
import { ofFilters } from './filters.ts';
import { ofInput } from './input.ts';
import { ofStride } from './stride.ts';

/** Every claim that a question may be made of, the easier ones first. */
export const claims: readonly Claim[] = [...ofFilters, ...ofInput, ...ofStride, ...ofDepth];
