import { UserError } from '../../../user-error.ts';
import type { Shape } from '../../shape.ts';
import { word } from '../arguments/values.ts';

/** Where a notation counts the channels among the axes: Keras last, PyTorch first behind the batch. */
export type Channels = 'last' | 'first';

/** The shorthand argument that says how axes are counted. */
export function channelsOrder() {
  return word('last', 'first').prefault('last');
}

/** The place in a channels-last shape of an axis that is counted with the batch as 0; negative ones count from the end. */
export function axisIndex(axis: bigint, channels: Channels, shape: Shape): number {
  const axes = shape.length + 1;
  const counted = Number(axis < 0n ? axis + BigInt(axes) : axis);
  if (counted < 0 || counted >= axes) {
    throw new UserError({
      wrong: `There is no axis ${axis}: with the batch, what arrives has ${axes} axes, 0 to ${axes - 1}.`,
      write: `an axis from 1 to ${axes - 1}, or -1 for the last`,
    });
  }
  if (counted === 0) {
    throw new UserError({
      wrong: `Axis ${axis} is the batch, and a layer must not mix the examples of a batch.`,
      write: `an axis from 1 to ${axes - 1}, or -1 for the last`,
    });
  }
  if (channels === 'last') return counted - 1;
  return counted === 1 ? shape.length - 1 : counted - 2;
}

/** The number that a notation gives to a place in a channels-last shape, the batch being 0. */
export function axisNumber(place: number, channels: Channels, shape: Shape): bigint {
  if (channels === 'last') return BigInt(place + 1);
  return place === shape.length - 1 ? 1n : BigInt(place + 2);
}
