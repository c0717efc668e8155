import { UserError } from '../../../user-error.ts';
import { channelsOf, type Shape } from '../../shape.ts';
import type { Factor, Term } from '../kind.ts';

/** A convolution in which every filter sees the channels of its group. */
interface Grouped {
  readonly filters: bigint;
  readonly kernel: readonly bigint[];
  readonly groups: bigint;
  readonly bias: boolean;
}

/** `filters · (window · input channels / groups)`: the weights, and the multiply-accumulates at one position. */
export function filterFactors({ filters, kernel, groups }: Grouped, input: Shape): readonly Factor[] {
  const channels = channelsOf(input);
  return [
    { name: 'filters', sizes: [filters] },
    { name: 'window', sizes: kernel },
    { name: 'input channels', sizes: [channels === null ? null : channels / groups] },
  ];
}

export function filterParameters(conv: Grouped, input: Shape): readonly Term[] {
  const weights: Term = { part: 'weights', factors: filterFactors(conv, input) };
  return conv.bias ? [weights, filterBias(conv.filters)] : [weights];
}

export function filterBias(filters: bigint): Term {
  return { part: 'bias', factors: [{ name: 'filters', sizes: [filters] }] };
}

export function requireGroups({ groups, filters }: Grouped, input: Shape): void {
  const channels = channelsOf(input);
  if (channels !== null && channels % groups !== 0n) {
    throw new UserError({
      wrong: `${groups} groups do not divide the ${channels} input channels: each group takes an equal share of them.`,
      write: `groups=1, or another divisor of ${channels}`,
    });
  }
  if (filters % groups !== 0n) {
    throw new UserError({
      wrong: `${groups} groups do not divide the ${filters} filters: each group makes an equal share of them.`,
      write: `groups=1, or another divisor of ${filters}`,
    });
  }
}
