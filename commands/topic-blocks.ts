import type { Actions, Block } from '../src/chat/reply.ts';
import { formatCount } from '../src/engine/analysis/format.ts';
import type { LayerSummary } from '../src/engine/analysis/summary.ts';
import { formatShape } from '../src/engine/notation/index.ts';
import type { Shape } from '../src/engine/shape.ts';
import { type Example, exampleFor } from '../src/study/example.ts';
import { withFigures } from '../src/study/figures.ts';
import type { Topic } from '../src/study/topic.ts';
import { actions, code, list, notes, type Offer, paragraphs, table } from './blocks.ts';
import { captionText, fieldText } from './figures.ts';

/** A topic as an answer, with its example on the layers that the question names. */
export function topicBlocks(topic: Topic, question: string, related: readonly Offer[]): readonly Block[] {
  const example = exampleFor(topic, question);
  return [
    paragraphs(...paragraphsOf(topic.answer)),
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
  return withFigures(text).split('\n\n');
}

function offers(topic: Topic, { command, args }: Example, related: readonly Offer[]): Actions {
  const { actions: asked } = actions(['Work it out', command, args], ...related);
  return {
    type: 'actions',
    actions: [...asked, { label: 'Show a picture', request: { text: topic.picture } }],
  };
}

type Figure = Topic['shows'][number];

/** A table for each network: a row a layer, a column a figure. */
function workedOut({ networks, adapted }: Example, shows: Topic['shows']): readonly Block[] {
  return networks.map(({ input, layers }, index) => {
    const whose = adapted && index === 0 ? 'Your layers' : 'Example';
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

const FIGURES: Readonly<
  Record<Figure, { readonly title: string; of(layer: LayerSummary, input: Shape): string }>
> = {
  output: { title: 'Output', of: ({ output }) => formatShape(output) },
  parameters: { title: 'Parameters', of: ({ formula }) => formula.parameters },
  macs: { title: 'MACs', of: ({ formula }) => formula.macs },
  values: { title: '>Output values', of: ({ activations }) => formatCount(activations.values) },
  field: {
    title: '>Receptive field',
    of: ({ receptiveField }, input) => fieldText({ receptiveField, input }),
  },
};
