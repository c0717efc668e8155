import { UserError } from '../../../user-error.ts';
import { channelsOf, type Shape, type Size, spatialOf } from '../../shape.ts';
import { requireRank } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import type { LayerKind } from '../kind.ts';
import { upsampleKeras, upsampleShorthand, upsampleTorch } from './upsample-spelling.ts';
import { resizeAxis } from './upsample-tensors.ts';
import { resizeWindow } from './upsample-window.ts';

/** The input enlarged (or made smaller) by interpolation. */
export interface Upsample {
  /** How many spatial axes the layer insists on; `null`: any number. */
  readonly rank: Rank | null;
  /** The factor of each axis, or one for all; `null` where sizes are given. */
  readonly scale: readonly (bigint | number)[] | null;
  /** The output's size on each axis, or one for all. */
  readonly size: readonly bigint[] | null;
  readonly mode: 'nearest' | 'nearest-exact' | 'linear' | 'cubic';
  /** Whether the first and last values of input and output coincide. */
  readonly alignCorners: boolean;
}

/** How one axis is resized. */
export interface Resize {
  readonly input: Size;
  readonly output: Size;
  readonly scale: bigint | number | null;
  readonly mode: Upsample['mode'];
  readonly alignCorners: boolean;
}

/** Up-sampling counts no multiply-accumulates. */
export const upsample: LayerKind<Upsample> = {
  name: 'upsample',
  summary: 'Enlarges the input by repeating or interpolating its values; nothing is learnt.',
  keras: upsampleKeras,
  torch: upsampleTorch,
  shorthand: upsampleShorthand,

  outputShape(params, [input]) {
    requireRank(input!, params.rank ?? Math.min(Math.max(input!.length - 1, 1), 3), 'Up-sampling');
    const axes = input!.length - 1;
    const given = (params.scale ?? params.size ?? []).length;
    if (given !== 1 && given !== axes) {
      throw new UserError({
        wrong: `Up-sampling was given ${given} numbers, and what arrives has ${axes} spatial axes.`,
        write: 'one number for all axes, or one for each',
      });
    }
    return [...resizes(params, input!).map(({ output }) => output), channelsOf(input!)];
  },

  parameters: () => [],
  macs: () => [],
  window: (params, [input]) => resizeWindow(resizes(params, input!)),

  build(params, [input], tf) {
    const axes = resizes(params, input!);
    return {
      weights: [],
      run: ([x]) =>
        tf.tidy(() => tf.clone(axes.reduce((y, resize, axis) => resizeAxis(tf, y, axis + 1, resize), x!))),
    };
  },
};

function resizes({ scale, size, mode, alignCorners }: Upsample, input: Shape): readonly Resize[] {
  return spatialOf(input).map((from, axis) => {
    const factor = scale ? (scale[axis] ?? scale[0]!) : null;
    const output = factor === null ? (size![axis] ?? size![0]!) : scaled(from, factor);
    if (output !== null && output < 1n) {
      throw new UserError({
        wrong: `A factor of ${factor} leaves nothing of an axis of ${from}: input and output sizes should be greater than 0.`,
        write: 'a larger factor',
      });
    }
    return { input: from, output, scale: factor, mode, alignCorners };
  });
}

/** `⌊n · factor⌋`. */
function scaled(size: Size, factor: bigint | number): Size {
  if (size === null) return null;
  if (typeof factor === 'bigint') return size * factor;
  return BigInt(Math.floor(Number(size) * factor));
}
