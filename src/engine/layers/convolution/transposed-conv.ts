import { UserError } from '../../../user-error.ts';
import { type Shape, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { requireRank } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import { type Edge, span } from '../geometry/sliding.ts';
import { padSpatial, takeRows } from '../geometry/tensors.ts';
import type { LayerKind, Program, WeightSpec } from '../kind.ts';
import { convolve } from './conv-tensors.ts';
import { filterFactors, filterParameters, requireGroups } from './conv-terms.ts';
import { transposedKeras } from './transposed-keras.ts';
import { transposedShorthand, transposedTorch } from './transposed-spelling.ts';

/** A convolution backwards: every input value spreads a weighted copy of the kernel over the output. */
export interface TransposedConv {
  readonly rank: Rank;
  readonly filters: bigint;
  readonly kernel: readonly bigint[];
  readonly stride: readonly bigint[];
  readonly dilation: readonly bigint[];
  readonly groups: bigint;
  readonly bias: boolean;
  /**
   * Rows that are cut off before and after of the `(n−1)·s + d·(k−1) + 1` that all copies cover. PyTorch's padding `p`
   * and output_padding `o` are `[p, p − o]`; a negative number adds rows of zeros.
   */
  readonly crop: readonly Edge[];
}

export const transposedConv: LayerKind<TransposedConv> = {
  name: 'transposed-conv',
  summary:
    'Spreads a weighted copy of the kernel over the output for every input value, and so enlarges the input.',
  keras: transposedKeras,
  torch: transposedTorch,
  shorthand: transposedShorthand,

  outputShape(params, [input]) {
    requireRank(input!, params.rank, `Conv${params.rank}DTranspose`);
    requireGroups(params, input!);
    return [...spread(params, input!), params.filters];
  },

  parameters: (params, [input]) => filterParameters(params, input!),

  /** Every weight is used once at every input position. */
  macs(params, [input]) {
    const positions = { name: 'positions', sizes: spatialOf(input!) } as const;
    return [{ part: 'work', factors: [positions, ...filterFactors(params, input!)] }];
  },

  window({ kernel, stride, dilation, crop }) {
    const padding = crop.map(([before, after], axis): Edge => {
      const reach = span(kernel[axis]!, dilation[axis]!) - 1n;
      return [reach - before, reach - after];
    });
    return { kernel, stride: kernel.map(() => 1n), zoom: stride, dilation, padding };
  },

  build: transposedTensors,
};

function spread({ kernel, stride, dilation, crop }: TransposedConv, input: Shape): Shape {
  return kernel.map((taps, axis) => {
    const size = input[axis];
    if (size === null || size === undefined) return null;
    const [before, after] = crop[axis]!;
    const covered = (size - 1n) * stride[axis]! + span(taps, dilation[axis]!);
    if (covered - before - after >= 1n) return covered - before - after;
    throw new UserError({
      wrong: `The copies of the kernel cover ${covered} rows, and padding takes ${before + after} of them away: the output would have no positions.`,
      write: 'less padding, or a larger kernel',
    });
  });
}

/** An ordinary convolution with the kernel turned round, over the input with `stride − 1` zeros between its values. */
function transposedTensors(
  params: TransposedConv,
  [input]: readonly Shape[],
  tf: typeof TensorFlow,
): Program {
  const kernel = params.kernel.map(Number);
  const dilation = params.dilation.map(Number);
  const [groups, filters] = [Number(params.groups), Number(params.filters)];
  const channels = Number(input!.at(-1)) / groups;
  const taps = kernel.reduce((product, size) => product * size, 1);
  const fans = { fanIn: taps * channels, fanOut: (taps * filters) / groups };
  const bias: readonly WeightSpec[] = params.bias ? [{ role: 'bias', shape: [filters], ...fans }] : [];
  const padding = params.crop.map(([before, after], axis) => {
    const reach = dilation[axis]! * (kernel[axis]! - 1);
    return [reach - Number(before), reach - Number(after)] as const;
  });
  const window = { kernel, stride: kernel.map(() => 1), dilation };
  const axes = [...kernel.keys()];
  return {
    weights: [{ role: 'kernel', shape: [...kernel, channels, filters], ...fans }, ...bias],
    run: ([x], [w, b]) =>
      tf.tidy(() => {
        const zeros = params.stride.reduce(
          (wide, step, axis) => interleave(tf, wide, axis + 1, Number(step)),
          x!,
        );
        const padded = padSpatial(tf, zeros, padding);
        const turned = tf.reverse(w!, axes);
        const sums = convolve(tf, padded, turned, window, groups);
        return b ? tf.add(sums, b) : sums;
      }),
  };
}

/** Puts `step − 1` rows of zeros between the rows of an axis. */
function interleave(
  tf: typeof TensorFlow,
  x: TensorFlow.Tensor,
  axis: number,
  step: number,
): TensorFlow.Tensor {
  const size = x.shape[axis]!;
  if (step === 1 || size === 1) return x;
  const oneBehind = x.shape.slice(1, -1).map((_, place) => [0, place === axis - 1 ? 1 : 0] as const);
  const withZeros = padSpatial(tf, x, oneBehind);
  const rows = Array.from({ length: (size - 1) * step + 1 }, (_, row) =>
    row % step === 0 ? row / step : size,
  );
  return takeRows(tf, withZeros, axis, rows);
}
