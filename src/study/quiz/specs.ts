import type { Conv } from '../../engine/layers/convolution/conv.ts';
import type { Layer } from '../../engine/layers/layer.ts';
import { judge, type Network, stack } from '../../engine/network.ts';
import type { Shape } from '../../engine/shape.ts';
import type { Level } from './question.ts';
import type { Random } from './random.ts';

/** Layers as questions of a level have them, drawn at random; each one makes something of its input. */
export function drawNetwork(random: Random, level: Level): Network {
  for (;;) {
    const network = DRAWS[level](random);
    if (judge(network).mistakes.length === 0) return network;
  }
}

const DRAWS: Readonly<Record<Level, (random: Random) => Network>> = {
  1: (random) => stack(drawInput(random), [conv(random, { kernel: random.pick([3, 5]) })]),
  2: (random) =>
    stack(
      drawInput(random),
      random.chance(0.6)
        ? [conv(random, { same: random.chance(0.6), stride: random.pick([1, 2]) })]
        : [conv(random, { same: random.chance(0.5) }), maxPool(2)],
    ),
  3: (random) =>
    stack(mapInput(random), [
      conv(random, { same: random.chance(0.5), stride: random.pick([1, 2]), bias: random.chance(0.7) }),
      random.chance(0.5) ? maxPool(2) : conv(random, { same: random.chance(0.5) }),
    ]),
  4: (random) => stack(mapInput(random), [special(random), ...(random.chance(0.5) ? [maxPool(2)] : [])]),
  5: (random) =>
    stack(mapInput(random), [
      conv(random, { stride: 2, padding: random.pick([0, 1, 2, 3]) }),
      special(random),
      random.chance(0.5)
        ? conv(random, { kernel: 1, bias: random.chance(0.5) })
        : maxPool(random.pick([2, 3])),
    ]),
};

function drawInput(random: Random): Shape {
  return random.pick(INPUTS);
}

const INPUTS: readonly Shape[] = [
  [28n, 28n, 1n],
  [32n, 32n, 3n],
  [64n, 64n, 3n],
];

/** What layers further in receive. */
function mapInput(random: Random): Shape {
  const side = random.pick([14n, 16n, 24n, 28n, 32n, 56n]);
  return [side, side, random.pick([3n, 4n, 8n, 16n])];
}

interface Choice {
  readonly filters?: number;
  readonly kernel?: number;
  readonly same?: boolean;
  /** Rows on each edge. */
  readonly padding?: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly groups?: number;
  readonly bias?: boolean;
}

/** A convolution on two axes; what is not chosen is drawn, or plain. */
export function conv(random: Random, choice: Choice = {}): Layer {
  const { filters = random.pick([4, 8, 16, 32]), kernel = random.pick([3, 5, 7]), groups = 1 } = choice;
  const params: Conv = {
    rank: 2,
    filters: BigInt(filters),
    groups: BigInt(groups),
    bias: choice.bias ?? true,
    paddingMode: 'zeros',
    ...sliding({ ...choice, kernel }),
  };
  return { kind: 'conv', params };
}

export function maxPool(size: number, stride = size): Layer {
  return {
    kind: 'max-pool',
    params: { rank: 2, ceil: false, ...sliding({ kernel: size, stride }) },
  };
}

/** A convolution that is not plain: dilated, grouped, depthwise or separable. */
function special(random: Random): Layer {
  const kernel = random.pick([3, 5]);
  const same = random.chance(0.5);
  const bias = random.chance(0.8);
  return random.pick<() => Layer>([
    () => conv(random, { kernel, same, bias, dilation: 2 }),
    () => conv(random, { kernel, same, bias, groups: random.pick([2, 4]) }),
    () => ({
      kind: 'depthwise-conv',
      params: { rank: 2, multiplier: random.pick([1n, 2n]), bias, ...sliding({ kernel, same }) },
    }),
    () => ({
      kind: 'separable-conv',
      params: {
        rank: 2,
        filters: random.pick([8n, 16n, 32n]),
        multiplier: 1n,
        bias,
        ...sliding({ kernel, same }),
      },
    }),
  ])();
}

function sliding({ kernel = 3, same = false, padding = 0, stride = 1, dilation = 1 }: Choice) {
  const both = (size: number) => [BigInt(size), BigInt(size)];
  const edge = [BigInt(padding), BigInt(padding)] as const;
  return {
    kernel: both(kernel),
    stride: both(stride),
    dilation: both(dilation),
    padding: same ? ('same' as const) : [edge, edge],
  };
}
