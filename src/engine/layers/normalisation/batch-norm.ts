import type { Shape } from '../../shape.ts';
import { axisIndex } from '../geometry/axes.ts';
import { requireKnown, requireRank } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import type { LayerKind, Program, Term } from '../kind.ts';
import { batchNormKeras, batchNormShorthand, batchNormTorch } from './batch-norm-spelling.ts';
import { affineWeights, applyAffine, normalise } from './norm-tensors.ts';
import { scaleAndShift } from './norm-terms.ts';

/** Every channel is brought to mean 0 and variance 1 by statistics of the batch, which are remembered for use. */
export interface BatchNorm {
  /** How many spatial axes the layer insists on (PyTorch, where 1 takes none as well); `null`: any number. */
  readonly rank: Rank | null;
  /** The axis that keeps its statistics apart, as Keras counts them: -1 for the channels. */
  readonly axis: bigint;
  readonly epsilon: number;
  /** The share of the remembered statistics that stays in a step; `null`: they are averaged over all steps. */
  readonly momentum: number | null;
  readonly scale: boolean;
  readonly shift: boolean;
  /** Whether statistics are remembered at all. */
  readonly remembers: boolean;
}

/** Normalisation counts no multiply-accumulates. */
export const batchNorm: LayerKind<BatchNorm> = {
  name: 'batch-norm',
  summary: 'Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it.',
  keras: batchNormKeras,
  torch: batchNormTorch,
  shorthand: batchNormShorthand,

  outputShape(params, [input]) {
    const { rank } = params;
    if (rank && !(rank === 1 && input!.length === 1)) requireRank(input!, rank, `BatchNorm${rank}d`);
    requireKnown(input!, [axisIndex(params.axis, 'last', input!)], 'Batch normalisation');
    return input!;
  },

  parameters(params, [input]) {
    const features = featuresOf(params, input!);
    const statistics: Term = {
      part: 'frozen',
      factors: [
        { name: 'statistics', sizes: [2n] },
        { name: 'features', sizes: features },
      ],
    };
    return [...scaleAndShift(params, features), ...(params.remembers ? [statistics] : [])];
  },

  macs: () => [],
  window: () => 'pointwise',

  build(params, [input], tf): Program {
    const features = Number(featuresOf(params, input!)[0]);
    const place = axisIndex(params.axis, 'last', input!);
    const along = [1, ...input!.map((_, axis) => (axis === place ? features : 1))];
    const others = [0, ...input!.map((_, axis) => axis + 1).filter((axis) => axis !== place + 1)];
    const spec = { shape: [features], fanIn: features, fanOut: features };
    const statistics = [{ role: 'mean', ...spec } as const, { role: 'variance', ...spec } as const];
    return {
      weights: [...affineWeights(params, [features]), ...(params.remembers ? statistics : [])],
      run: ([x], weights) =>
        tf.tidy(() => {
          const normal = params.remembers
            ? tf.mul(
                tf.sub(x!, tf.reshape(weights.at(-2)!, along)),
                tf.rsqrt(tf.add(tf.reshape(weights.at(-1)!, along), params.epsilon)),
              )
            : normalise(tf, x!, others, params.epsilon);
          return applyAffine(tf, normal, params, weights, along);
        }),
    };
  },
};

function featuresOf(params: BatchNorm, input: Shape): Shape {
  return [input[axisIndex(params.axis, 'last', input)] ?? null];
}
