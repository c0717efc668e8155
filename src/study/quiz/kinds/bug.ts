import { formatCount } from '../../../engine/analysis/format.ts';
import type { Layer } from '../../../engine/layers/layer.ts';
import { judge, type Network, stack, traverse } from '../../../engine/network.ts';
import { formatShape, writeLayer } from '../../../engine/notation/index.ts';
import { channelsOf, type Shape, type Size } from '../../../engine/shape.ts';
import type { Draft, Level, QuestionKind } from '../question.ts';
import type { Random } from '../random.ts';
import { conv, maxPool } from '../specs.ts';

/** Which layer of a model in PyTorch makes it fail. */
export const bug: QuestionKind = {
  name: 'bug',
  title: 'spot the bug',
  draft(random, level) {
    const network = drawModel(random, level);
    const stated = traverse(network).map(({ layer, inputs }) =>
      isWeighted(layer) ? channelsOf(inputs[0]!) : null,
    );
    const place = random.pick(stated.flatMap((channels, index) => (channels === null ? [] : [index])));
    const wrong = wrongChannels(network, place, random);
    const told = stated.map((channels, index) => (index === place ? wrong : channels));
    return broken(network, told) === place ? draftOf(network, told, place) : undefined;
  },
};

/** The channels that a layer says it takes, none where it takes any number. */
type Stated = readonly Size[];

function drawModel(random: Random, level: Level): Network {
  const side = random.pick([16n, 28n, 32n]);
  const filters = () => random.pick([4, 8, 16, 32, 64]);
  const plain = () => conv(random, { kernel: 3, filters: filters(), padding: 1 });
  const grouped = () => conv(random, { kernel: 3, filters: filters(), padding: 1, groups: 2 });
  const third = level < 3 ? plain : () => maxPool(2);
  const layers = [plain(), level < 4 ? plain() : grouped(), third(), ...(level < 2 ? [] : [plain()])];
  return stack([side, side, random.pick([1n, 3n])], level < 5 ? layers : [...layers, FLATTEN, dense(random)]);
}

const FLATTEN: Layer = { kind: 'flatten', params: { start: 1n, end: -1n, channels: 'last' } };

function dense(random: Random): Layer {
  return { kind: 'dense', params: { units: random.pick([10n, 100n]), bias: true, channels: 'last' } };
}

function isWeighted({ kind }: Layer): boolean {
  return kind === 'conv' || kind === 'dense';
}

/** What somebody writes who forgets what the layer before made: its input's channels, or its own. */
function wrongChannels(network: Network, place: number, random: Random): Size {
  const step = traverse(network)[place]!;
  const right = channelsOf(step.inputs[0]!)!;
  // An input with as many rows as the layer wants channels could be read in the other order, and then fits.
  const side = network.input[0];
  const tempting = [channelsOf(step.output), channelsOf(network.input), right * 2n, right / 4n].filter(
    (channels) => channels !== null && channels > 1n && channels !== right && channels !== side,
  );
  return random.pick(tempting.length > 0 ? tempting : [right + 1n]);
}

/** The first layer that fails when it states these channels. */
function broken({ input, nodes }: Network, stated: Stated): number | undefined {
  const layers = nodes.map(({ layer }, index) => {
    const channels = stated[index];
    return typeof channels === 'bigint' ? { ...layer, inputChannels: channels } : layer;
  });
  const { mistakes } = judge(stack(input, layers));
  return mistakes.length === 1 ? mistakes[0]!.node : undefined;
}

function draftOf(network: Network, stated: Stated, place: number): Draft {
  const steps = traverse(network);
  const reaching = channelsOf(steps[place]!.inputs[0]!);
  const lines = steps.map(
    ({ layer, inputs }, index) => `    ${writeLayer(layer, claimed(inputs[0]!, stated[index]!), 'pytorch')},`,
  );
  const what = steps[place]!.inputs[0]!.length > 1 ? 'channels' : 'values';
  return {
    text: `This model fails on an input of ${channelsFirst(network.input)}, channels first. Which layer raises the error?`,
    code: ['nn.Sequential(', ...lines, ')'].join('\n'),
    right: `Layer ${place + 1}`,
    slips: [
      ...steps.flatMap(({ layer }, index) =>
        index === place || layer.kind === 'flatten'
          ? []
          : [{ label: `Layer ${index + 1}`, slip: fine(index, stated[index]!) }],
      ),
      {
        label: 'No layer: it runs',
        slip: 'It does not run: what a layer says it takes must be what reaches it.',
      },
    ],
    why: [
      `Layer ${place + 1} says that it takes ${formatCount(stated[place]!)} ${what}, and ${formatCount(reaching)} is what reaches it.`,
      'What reaches a layer is what the layer before it made: its filters, unless it keeps the channels as pooling does.',
    ],
    topic: 'What does the error about expected input channels mean?',
  };
}

/** As PyTorch has it. */
function channelsFirst(shape: Shape): string {
  return formatShape([channelsOf(shape), ...shape.slice(0, -1)]);
}

function claimed(input: Shape, channels: Size): Shape {
  return channels === null ? input : [...input.slice(0, -1), channels];
}

function fine(index: number, stated: Size): string {
  return stated === null
    ? `Layer ${index + 1} is fine: it takes any number of channels, and keeps it.`
    : `Layer ${index + 1} is fine: it says that it takes ${formatCount(stated)}, and that is what reaches it.`;
}
