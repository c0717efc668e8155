import { UserError } from '../../user-error.ts';
import type { Shape } from '../shape.ts';

/** Requires `rank` spatial axes and one of channels. */
export function requireRank(input: Shape, rank: number, layer: string): void {
  if (input.length === rank + 1) return;
  const axes = ['length', 'height × width', 'depth × height × width'][rank - 1];
  throw new UserError({
    wrong: `${layer} takes ${axes} × channels, and what reaches it is ${describe(input)}.`,
    write: `an input of ${rank + 1} sizes, such as ${[...Array(rank).fill('28'), '1'].join('x')}`,
  });
}

function describe(input: Shape): string {
  return input.length === 1
    ? `a vector of ${input[0] ?? '?'} values`
    : input.map((size) => size ?? '?').join('×');
}
