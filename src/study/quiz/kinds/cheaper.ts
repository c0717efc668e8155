import { formatCount, formatFactor } from '../../../engine/analysis/format.ts';
import { ratio } from '../../../engine/analysis/ratio.ts';
import { type Summary, summarise } from '../../../engine/analysis/summary.ts';
import type { Layer } from '../../../engine/layers/layer.ts';
import { type Network, stack } from '../../../engine/network.ts';
import { formatShape, writeNetwork } from '../../../engine/notation/index.ts';
import type { Shape } from '../../../engine/shape.ts';
import type { Level, Option, QuestionKind } from '../question.ts';
import type { Random } from '../random.ts';
import { conv, maxPool } from '../specs.ts';

/** Which of two models has fewer parameters, or takes fewer MACs. */
export const cheaper: QuestionKind = {
  name: 'cheaper',
  title: 'which is cheaper',
  draft(random, level) {
    const networks = random.shuffle(drawPair(random, level));
    const cost = random.pick([PARAMETERS, MACS]);
    const [a, b] = networks.map((network) => cost.of(summarise(network))) as [bigint, bigint];
    const figures = `The first comes to ${formatCount(a)}, the second to ${formatCount(b)}`;
    const right = a < b ? FIRST : b < a ? SECOND : EQUAL;
    const codes = networks.map((network) => writeNetwork(network, 'shorthand').code);
    const slips: readonly Required<Option>[] = [
      { label: FIRST, slip: `${cost.judged} ${figures}.` },
      { label: SECOND, slip: `${cost.judged} ${figures}.` },
      { label: EQUAL, slip: `${figures}: write both products down before you compare.` },
      cost.depends,
    ];
    return {
      text: `Which has fewer ${cost.name} on an input of ${formatShape(networks[0]!.input)}?`,
      code: `${FIRST}:  ${codes[0]}\n${SECOND}: ${codes[1]}`,
      right,
      slips: slips.filter(({ label }) => label !== right),
      why: [
        ...networks.flatMap((network, index) =>
          formulas(index === 0 ? FIRST : SECOND, summarise(network), cost),
        ),
        a === b ? `${figures}.` : `${figures}: the second over the first is ${formatFactor(ratio(b, a))}.`,
      ],
      topic: cost.topic,
    };
  },
};

const FIRST = 'The first';
const SECOND = 'The second';
const EQUAL = 'They are equal';

interface Cost {
  readonly name: string;
  readonly field: 'parameters' | 'macs';
  of(summary: Summary): bigint;
  /** What whoever takes the wrong one may have looked at. */
  readonly judged: string;
  readonly depends: Required<Option>;
  readonly topic: string;
}

const PARAMETERS: Cost = {
  name: 'parameters',
  field: 'parameters',
  of: ({ total }) => total.parameters.total!,
  judged:
    'You judged by the kernel or by the number of filters alone: the product of both with the input channels counts.',
  depends: {
    label: 'It depends on the height and width of the input',
    slip: 'Parameters do not depend on the height and width: the same weights serve every position.',
  },
  topic: 'How are the parameters of a convolution counted?',
};

const MACS: Cost = {
  name: 'MACs',
  field: 'macs',
  of: ({ total }) => total.macs!,
  judged: 'You judged by the weights or by the positions alone: their product counts.',
  depends: {
    label: 'It depends on the batch size',
    slip: 'The batch multiplies the MACs of both alike, so it does not decide which has fewer.',
  },
  topic: 'What are MACs and FLOPs?',
};

function drawPair(random: Random, level: Level): readonly Network[] {
  const side = random.pick([28n, 32n, 64n]);
  const input: Shape = [side, side, level === 1 ? random.pick([1n, 3n]) : random.pick([8n, 16n, 32n, 64n])];
  return PAIRS[level](random, Number(input[2])).map((layers) => stack(input, layers));
}

type Pair = readonly [readonly Layer[], readonly Layer[]];

const PAIRS: Readonly<Record<Level, (random: Random, channels: number) => Pair>> = {
  1: (random) => kernelAgainstFilters(random),
  2: (random) => [
    [conv(random, { kernel: random.pick([3, 5]), same: true })],
    [conv(random, { kernel: random.pick([5, 7]), same: true, stride: 2 })],
  ],
  3: (random, channels) => {
    const [small, large] = random.pick([
      [2, 5],
      [3, 7],
    ] as const);
    const each = conv(random, { kernel: 3, same: true, filters: channels });
    return [Array<Layer>(small).fill(each), [conv(random, { kernel: large, same: true, filters: channels })]];
  },
  4: (random, channels) => {
    const kernel = random.pick([3, 5, 7]);
    const filters = random.pick([channels, 2 * channels]);
    const whole = conv(random, { kernel: random.pick([1, 3]), same: true, filters });
    return [[whole], [separable(kernel, filters)]];
  },
  5: (random, channels) => {
    const filters = channels;
    const narrow = Math.max(2, channels / 4);
    const bottleneck = [
      conv(random, { kernel: 1, filters: narrow }),
      conv(random, { kernel: 3, same: true, filters: narrow }),
      conv(random, { kernel: 1, filters }),
    ];
    const early = [maxPool(2), conv(random, { kernel: random.pick([3, 5]), same: true, filters })];
    return [
      bottleneck,
      random.pick<readonly Layer[]>([
        early,
        [separable(3, filters)],
        [conv(random, { kernel: 3, same: true, filters, groups: 4 })],
      ]),
    ];
  },
};

function kernelAgainstFilters(random: Random): Pair {
  const [fewer, more] = random.pick([
    [8, 16],
    [16, 32],
    [32, 64],
    [16, 64],
  ] as const);
  return [
    [conv(random, { kernel: 3, filters: more })],
    [conv(random, { kernel: random.pick([5, 7]), filters: fewer })],
  ];
}

function separable(kernel: number, filters: number): Layer {
  const size = BigInt(kernel);
  return {
    kind: 'separable-conv',
    params: {
      rank: 2,
      filters: BigInt(filters),
      multiplier: 1n,
      bias: true,
      kernel: [size, size],
      stride: [1n, 1n],
      dilation: [1n, 1n],
      padding: 'same',
    },
  };
}

function formulas(name: string, { layers }: Summary, { field }: Cost): readonly string[] {
  return layers
    .filter(({ formula }) => formula[field] !== '0')
    .map(({ formula }) => `${name}: ${formula[field]}`);
}
