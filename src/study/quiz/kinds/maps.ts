import type { Layer } from '../../../engine/layers/layer.ts';
import { type Network, stack } from '../../../engine/network.ts';
import { formatShape, writeLayer } from '../../../engine/notation/index.ts';
import type { Shape } from '../../../engine/shape.ts';
import { type Change, changes } from '../changes.ts';
import type { Level, Option, QuestionKind } from '../question.ts';
import type { Random } from '../random.ts';
import { conv } from '../specs.ts';
import { sizesWorked } from '../worked.ts';
import { typed } from './figures.ts';
import { outputOf } from './shape.ts';

/** Which layer made the feature maps in a picture: their number and size tell. */
export const maps: QuestionKind = {
  name: 'maps',
  title: 'whose feature maps',
  draft(random, level) {
    const network = drawLayer(random, level);
    const output = formatShape(outputOf(network));
    const others = CHANGES.flatMap(({ of }) => of(network) ?? []);
    const kernels = random.pick([3, 5, 7, 9]);
    return {
      text: `Which layer made these maps on an input of ${formatShape(network.input)}?`,
      picture: typed(network),
      right: textOf(network),
      slips: random
        .shuffle([...others, withKernel(network, kernels)])
        .filter((other) => formatShape(outputOf(other)) !== output)
        .map(
          (other): Required<Option> => ({
            label: textOf(other),
            slip: `That one makes ${mapsText(outputOf(other))}, and the picture shows ${mapsText(outputOf(network))}.`,
          }),
        ),
      why: [
        `The picture shows ${mapsText(outputOf(network))}: as many as there are filters.`,
        ...sizesWorked(network),
      ],
      topic: 'What is a feature map?',
    };
  },
};

/** Slips that change how many maps there are, or how large they are. */
const CHANGES: readonly Pick<Change, 'of'>[] = [
  changes.forgotStride,
  changes.inventedStride,
  changes.validForSame,
  changes.sameForValid,
  changes.forgotDilation,
  { of: ({ input, nodes: [node] }) => stack(input, [halved(node!.layer)]) },
];

function drawLayer(random: Random, level: Level): Network {
  const input: Shape = random.pick([
    [28n, 28n, 1n],
    [32n, 32n, 3n],
    [64n, 64n, 3n],
  ]);
  return stack(input, [
    conv(random, {
      filters: random.pick([4, 8, 16]),
      same: level > 1 && random.chance(0.5),
      stride: level > 1 ? random.pick([1, 2]) : 1,
      dilation: level > 3 && random.chance(0.5) ? 2 : 1,
    }),
  ]);
}

function halved(layer: Layer): Layer {
  const params = layer.params as { readonly filters: bigint };
  return { ...layer, params: { ...params, filters: params.filters / 2n } };
}

function withKernel({ input, nodes: [node] }: Network, side: number): Network {
  const { layer } = node!;
  const kernel = [BigInt(side), BigInt(side)];
  return stack(input, [{ ...layer, params: { ...(layer.params as object), kernel } }]);
}

function textOf({ input, nodes: [node] }: Network): string {
  return writeLayer(node!.layer, input, 'shorthand');
}

function mapsText(shape: Shape): string {
  return `${shape.at(-1)} maps of ${formatShape(shape.slice(0, -1))}`;
}
