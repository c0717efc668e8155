import type { Actions, Block } from '../src/chat/reply.ts';
import { formatCount, formatList, formatNumber } from '../src/engine/analysis/format.ts';
import type { Figures, LayerSummary } from '../src/engine/analysis/summary.ts';
import { formatShape } from '../src/engine/notation/index.ts';
import type { Shape } from '../src/engine/shape.ts';
import { type Example, exampleFor } from '../src/study/example.ts';
import type { Topic } from '../src/study/topic.ts';
import { actions, code, list, notes, type Offer, paragraphs, table } from './blocks.ts';
import { captionText, fieldText } from './figures.ts';

/** A topic as an answer, with its example on the layers that the question names. */
export function topicBlocks(topic: Topic, question: string, related: readonly Offer[]): readonly Block[] {
  const example = exampleFor(topic, question);
  return [
    paragraphs(...paragraphsOf(topic.answer), ...toldOf(example, topic.shows)),
    code(topic.formula, 'text', 'Formula'),
    ...workedOut(example, topic.shows),
    paragraphs(...paragraphsOf(topic.more)),
    ...list('A common mistake', paragraphsOf(topic.mistake)),
    ...notes([
      `Sources: ${topic.sources.map(({ title, year, link }) => `${title} (${year}), ${link}`).join('; ')}`,
    ]),
    offers(topic, example, related),
  ];
}

function paragraphsOf(text: string): readonly string[] {
  return text.split('\n\n');
}

function offers(topic: Topic, { command, args }: Example, related: readonly Offer[]): Actions {
  const { actions: asked } = actions(['Work it out', command, args], ...related);
  return {
    type: 'actions',
    actions: [...asked, { label: 'Show a picture', request: { text: topic.picture } }],
  };
}

/** What the layers of the question come to, in a sentence each. */
function toldOf({ networks, asked }: Example, shows: Topic['shows']): readonly string[] {
  return networks.slice(0, asked).map(({ input, layers, total }) => {
    const name = layers.length === 1 ? captionText(layers[0]!.text) : `${layers.length} layers`;
    return `Your ${name} on ${formatShape(input)}: ${formatList(shows.map((figure) => FIGURES[figure].told(total)))}.`;
  });
}

type Figure = Topic['shows'][number];

/** A table for each network: a row a layer, a column a figure. */
function workedOut({ networks, asked }: Example, shows: Topic['shows']): readonly Block[] {
  return networks.map(({ input, layers }, index) => {
    const whose = index < asked ? 'Your layers' : exampleOf(index - asked, networks.length - asked);
    const part = layers.length > ROWS ? `, the first ${ROWS} of ${layers.length} layers` : '';
    return table(
      ['Layer', ...shows.map((figure) => FIGURES[figure].title)],
      layers
        .slice(0, ROWS)
        .map((layer) => [
          captionText(layer.text),
          ...shows.map((figure) => FIGURES[figure].of(layer, input)),
        ]),
      { caption: `${whose} on ${formatShape(input)}${part}` },
    );
  });
}

const ROWS = 12;

/** The sides of an example are told apart by letters, as in a comparison. */
function exampleOf(side: number, sides: number): string {
  return sides === 1 ? 'Example' : `Example ${'ABC'[side] ?? side + 1}`;
}

const FIGURES: Readonly<Record<Figure, FigureText>> = {
  output: {
    title: 'Output',
    of: ({ output }) => formatShape(output),
    told: ({ output }) => `an output of ${formatShape(output)}`,
  },
  parameters: {
    title: 'Parameters',
    of: ({ formula }) => formula.parameters,
    told: ({ parameters }) => formatNumber(parameters.total, 'parameter'),
  },
  macs: {
    title: 'MACs',
    of: ({ formula }) => formula.macs,
    told: ({ macs }) => formatNumber(macs, 'MAC'),
  },
  values: {
    title: '>Output values',
    of: ({ activations }) => formatCount(activations.values),
    told: ({ activations }) => formatNumber(activations.values, 'output value'),
  },
  field: {
    title: '>Receptive field',
    of: ({ receptiveField }, input) => fieldText({ receptiveField, input }),
    told: ({ receptiveField, input }) => `a receptive field of ${fieldText({ receptiveField, input })}`,
  },
};

/** How a figure is shown: in a table, a layer a row, and in a sentence about all layers. */
interface FigureText {
  readonly title: string;
  of(layer: LayerSummary, input: Shape): string;
  told(total: Figures): string;
}
