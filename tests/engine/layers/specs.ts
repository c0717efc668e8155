import fc from 'fast-check';
import { activationFunctions } from '../../../src/engine/layers/activation/activation-functions.ts';
import { kerasCrop } from '../../../src/engine/layers/convolution/transposed-keras.ts';
import type { Edge } from '../../../src/engine/layers/geometry/sliding.ts';
import type { Shape } from '../../../src/engine/shape.ts';

/** A layer's parameters and an input for it, both small; not every pair fits together. */
export interface Spec {
  readonly params: unknown;
  readonly input: Shape;
}

const small = (min: number, max: number) => fc.integer({ min, max }).map(BigInt);
const perAxis = (rank: number, min: number, max: number) =>
  fc.array(small(min, max), { minLength: rank, maxLength: rank });
const rank = fc.constantFrom(1 as const, 2 as const, 3 as const);
const edges = (axes: number, min: number, max: number) =>
  fc.array(fc.tuple(small(min, max), small(min, max)), { minLength: axes, maxLength: axes }) as fc.Arbitrary<
    Edge[]
  >;
const channelsOrder = fc.constantFrom('last' as const, 'first' as const);

/** An input with so many spatial axes; shorter ones where there are more of them. */
const picture = (axes: number, min = 1) =>
  fc
    .tuple(perAxis(axes, min, axes === 3 ? 6 : 9), small(1, 4))
    .map(([spatial, channels]): Shape => [...spatial, channels]);
const anyInput = fc.oneof(
  small(1, 8).map((size): Shape => [size]),
  rank.chain((axes) => picture(axes)),
);

const padding = (axes: number) =>
  fc.oneof(
    fc.constant('same' as const),
    fc.constant('valid' as const).map(() => Array<Edge>(axes).fill([0n, 0n])),
    edges(axes, 0, 2),
    ...(axes === 1 ? [fc.constant('causal' as const)] : []),
  );

const conv = rank.chain((axes) =>
  fc
    .record({
      kernel: perAxis(axes, 1, 3),
      stride: perAxis(axes, 1, 3),
      dilation: perAxis(axes, 1, 2),
      padding: padding(axes),
      groups: small(1, 2),
      share: small(1, 2),
      filtersEach: small(1, 2),
      bias: fc.boolean(),
      paddingMode: fc.constantFrom('zeros', 'reflect', 'replicate', 'circular'),
      spatial: perAxis(axes, 3, axes === 3 ? 6 : 9),
    })
    .map(
      ({ groups, share, filtersEach, spatial, ...params }): Spec => ({
        params: { ...params, rank: axes, groups, filters: groups * filtersEach },
        input: [...spatial, groups * share],
      }),
    ),
);

const dense = fc
  .record({ units: small(1, 5), bias: fc.boolean(), channels: channelsOrder, input: anyInput })
  .map(({ input, ...params }): Spec => ({ params, input }));

const flatten = fc.record({
  params: fc.constantFrom(
    { start: 1n, end: -1n, channels: 'last' },
    { start: 2n, end: -1n, channels: 'first' },
    { start: 1n, end: 2n, channels: 'last' },
    { start: 2n, end: 3n, channels: 'first' },
  ),
  input: anyInput,
});

const setting = fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8);
/** A lower bound stays below an upper one, and an upper one above what the tests put in. */
const SHIFT: Readonly<Record<string, (value: number) => number>> = {
  min: (value) => -value,
  max: (value) => 6 + value,
};
const activation = fc
  .constantFrom(...Object.entries(activationFunctions))
  .chain(([name, { settings, along }]) =>
    fc
      .record({
        settings: fc.record(
          Object.fromEntries(
            Object.entries(settings).map(([key, standard]) => [
              key,
              fc.oneof(
                fc.constant(standard),
                setting.map((value) => SHIFT[key]?.(value) ?? value),
              ),
            ]),
          ),
        ),
        along: fc.record({ axis: fc.constantFrom(-1n, 1n), channels: channelsOrder }),
        input: anyInput,
      })
      .map(
        ({ input, ...rest }): Spec => ({
          params: { function: name, settings: { ...rest.settings }, ...(along ? { along: rest.along } : {}) },
          input,
        }),
      ),
  );

const pool = (dilated: boolean) =>
  rank.chain((axes) =>
    fc.record({
      kernel: perAxis(axes, 1, 3),
      stride: perAxis(axes, 1, 3),
      dilation: dilated ? perAxis(axes, 1, 2) : fc.constant(Array(axes).fill(1n)),
      padding: fc.oneof(fc.constant('same'), edges(axes, 0, 0), edges(axes, 0, 1)),
      ceil: fc.boolean(),
      rank: fc.constant(axes),
    }),
  );
const maxPool = pool(true).chain((params) =>
  fc.record({ params: fc.constant(params), input: picture(params.rank) }),
);
const averagePool = pool(false).chain((params) =>
  fc.record({
    params: fc
      .record({ countPadding: fc.boolean(), divisor: fc.option(small(1, 9)) })
      .map((more) => ({ ...params, ...more })),
    input: picture(params.rank),
  }),
);

const pad = rank.chain((axes) =>
  fc.record({
    params: fc
      .record({
        edges: edges(axes, -2, 3),
        paddingMode: fc.constantFrom('zeros', 'constant', 'reflect', 'replicate', 'circular'),
        value: setting,
      })
      .map((params) => ({
        ...params,
        rank: axes,
        value: params.paddingMode === 'constant' ? params.value : 0,
      })),
    input: picture(axes),
  }),
);
const crop = rank.chain((axes) =>
  fc.record({
    params: fc.record({ edges: edges(axes, 0, 2), rank: fc.constant(axes) }),
    input: picture(axes, 3),
  }),
);

const globalPool = rank.chain((axes) =>
  fc.record({
    params: fc.record({ rank: fc.constantFrom(null, axes), keepdims: fc.boolean() }),
    input: picture(axes),
  }),
);

const epsilon = fc.constantFrom(1e-5, 1e-3, 0.25);
const batchNorm = fc.record({
  params: fc.record({
    rank: fc.constantFrom(null, null, 1, 2, 3),
    axis: fc.constantFrom(-1n, 1n),
    epsilon,
    momentum: fc.constantFrom(null, 0.9, 0.99, 0.5),
    scale: fc.boolean(),
    shift: fc.boolean(),
    remembers: fc.boolean(),
  }),
  input: anyInput,
});

const adaptivePool = rank.chain((axes) =>
  fc.record({
    params: fc.record({
      rank: fc.constant(axes),
      output: fc.array(fc.option(small(1, 5), { freq: 6 }), { minLength: axes, maxLength: axes }),
    }),
    input: picture(axes),
  }),
);

const affine = { epsilon, scale: fc.boolean(), shift: fc.boolean() };
const layerNorm = fc.record({
  params: fc.record({
    ...affine,
    axes: fc.constantFrom([-1n], [1n], [1n, 2n], [-2n, -1n], [-3n, -2n, -1n]),
    channels: channelsOrder,
    sizes: fc.constant(null),
    rms: fc.boolean(),
  }),
  input: anyInput,
});
const groupNorm = fc.record({
  params: fc.oneof(
    fc.record({ ...affine, groups: small(1, 3), rank: fc.constant(null) }),
    fc.record({ ...affine, groups: fc.constant(null), rank: fc.option(rank) }),
  ),
  input: anyInput,
});

const dropout = fc.record({
  params: fc
    .record({
      rate: setting,
      variant: fc.constantFrom('values', 'channels', 'gaussian', 'alpha', 'alpha-channels'),
      rank,
    })
    .map((params) => (params.variant === 'channels' ? params : { ...params, rank: null })),
  input: anyInput,
});

const apart = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.constantFrom(1 as const, 2 as const).chain((axes) =>
    fc.record({
      params: fc.record({
        rank: fc.constant(axes),
        kernel: perAxis(axes, 1, 3),
        stride: perAxis(axes, 1, 3),
        dilation: perAxis(axes, 1, 2),
        padding: padding(axes),
        multiplier: small(1, 2),
        bias: fc.boolean(),
        ...more,
      }),
      input: picture(axes, 3),
    }),
  );

const reshape = fc.record({
  params: fc.record({ target: fc.constantFrom([-1n], [2n, -1n], [1n, -1n, 2n], [4n, 3n], [2n, 2n, 3n]) }),
  input: fc.oneof(
    fc.constantFrom([12n], [2n, 6n], [2n, 2n, 3n]).map((shape): Shape => shape),
    anyInput,
  ),
});
const permute = anyInput.chain((input) =>
  fc.record({
    params: fc.record({
      order: fc.shuffledSubarray(
        input.map((_, axis) => BigInt(axis + 1)),
        { minLength: input.length },
      ),
    }),
    input: fc.constant(input),
  }),
);

const prelu = fc.record({
  params: fc.record({ shared: fc.constantFrom('none', 'all', 'positions', [1n], [1n, 2n]) }),
  input: anyInput,
});

/** Crops as PyTorch has them, as Keras has them, and any other that begins with rows of the input. */
const transposedConv = rank.chain((axes) =>
  fc
    .record({
      kernel: perAxis(axes, 1, 3),
      stride: perAxis(axes, 1, 3),
      dilation: perAxis(axes, 1, 2),
      groups: small(1, 2),
      share: small(1, 2),
      filtersEach: small(1, 2),
      bias: fc.boolean(),
      crop: fc.oneof(
        edges(axes, 0, 2),
        edges(axes, 0, 1).map((pairs) => pairs.map(([p, o]): Edge => [p, p - o])),
      ),
      keras: fc.constantFrom('valid' as const, 'same' as const, null),
      spatial: perAxis(axes, 1, 4),
    })
    .map(
      ({ groups, share, filtersEach, spatial, keras, crop, ...params }): Spec => ({
        params: {
          ...params,
          rank: axes,
          groups,
          filters: groups * filtersEach,
          crop: keras ? kerasCrop(params, keras, null) : crop,
        },
        input: [...spatial, groups * share],
      }),
    ),
);

const factor = fc.oneof(small(1, 4), fc.constantFrom(0.5, 1.5, 2.5));
const upsample = rank.chain((axes) => {
  const each = <T>(one: fc.Arbitrary<T>) =>
    fc.oneof(
      one.map((value) => [value]),
      fc.array(one, { minLength: axes, maxLength: axes }),
    );
  return fc.record({
    params: fc
      .record({
        rank: fc.constantFrom(null, axes),
        to: fc.oneof(
          fc.record({ scale: each(factor), size: fc.constant(null) }),
          fc.record({ scale: fc.constant(null), size: each(small(1, 7)) }),
        ),
        mode: fc.constantFrom('nearest', 'nearest-exact', 'linear', 'cubic'),
        alignCorners: fc.boolean(),
      })
      .map(({ to, alignCorners, ...params }) => ({
        ...params,
        ...to,
        alignCorners: alignCorners && !params.mode.startsWith('nearest'),
      })),
    input: picture(axes).map((shape) => shape.map((size) => (size! > 4n ? 4n : size))),
  });
});

/** Small specs of every kind, by the kind's name. */
export const specs: Readonly<Record<string, fc.Arbitrary<Spec>>> = {
  conv,
  'transposed-conv': transposedConv,
  'depthwise-conv': apart({}),
  'separable-conv': apart({ filters: small(1, 3) }),
  dense,
  flatten,
  activation,
  prelu,
  reshape,
  permute,
  'max-pool': maxPool,
  'avg-pool': averagePool,
  'global-max-pool': globalPool,
  'global-avg-pool': globalPool,
  'adaptive-max-pool': adaptivePool,
  'adaptive-avg-pool': adaptivePool,
  'batch-norm': batchNorm,
  'layer-norm': layerNorm,
  'group-norm': groupNorm,
  dropout,
  upsample,
  pad,
  crop,
};
