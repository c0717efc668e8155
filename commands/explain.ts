import * as z from 'zod';
import type { Caller } from '../src/chat/caller.ts';
import { type Command, command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { CommandRequest } from '../src/chat/request.ts';
import { formatCount } from '../src/engine/analysis/format.ts';
import { summarise } from '../src/engine/analysis/summary.ts';
import {
  type FoundModel,
  findModels,
  formatShape,
  rewriteBoth,
  writeNetwork,
} from '../src/engine/notation/index.ts';
import { layers } from './arguments.ts';
import { ask } from './ask.ts';
import { actions, labelOf, type Offer, paragraphs, table } from './blocks.ts';
import { compare } from './compare.ts';
import type { Context } from './context.ts';
import { captionText } from './figures.ts';
import { summary } from './summary.ts';
import { type Preferring, preferring } from './written.ts';

const args = z.object({
  message: layers().meta({
    description: 'Any text with layers in it, in prose or in blocks of code.',
  }),
});

/** The layers in somebody's message: one in figures, two beside each other, more in a table. */
export const explain = command<Context, typeof args>({
  name: 'explain',
  summary: 'Finds the layers in a message and explains them: one, two beside each other, or many.',
  args,
  examples: [
    'explain I took 64@3x3 > maxpool 2 > 64@3x3 for MNIST, is that enough?',
    'explain Which one is better, `nn.Conv2d(3, 64, 3)` or `nn.Conv2d(3, 32, 7)`?',
  ],
  async *run({ message }, context, caller) {
    const { models, trouble } = findModels(message);
    const [a, b] = models;
    if (a && b && models.length === 2) {
      yield* handedTo(compare, paired(a, b), context, caller);
    } else if (a && b) {
      yield tableOf(models, await preferring(context, caller));
    } else if (a) {
      yield* handedTo(summary, { model: a.model, ...inputOf(a) }, context, caller);
    } else if (trouble) throw trouble;
    else yield* withoutLayers(message, context, caller);
  },
});

/** Another command's answer, which follow-ups then change. */
async function* handedTo(
  { name, run, args: schema }: Command<Context>,
  given: CommandRequest['args'],
  context: Context,
  caller: Caller,
): AsyncGenerator<Reply> {
  const answer = run(schema.parse(given), context, caller);
  const replies = Symbol.asyncIterator in answer ? answer : [await answer];
  for await (const reply of replies) yield { ...reply, asked: { command: name, args: given } };
}

function inputOf({ input }: FoundModel) {
  return input === undefined ? {} : { input };
}

/** On the input of either, as two layers without a word about it; each on its own where both say one. */
function paired(a: FoundModel, b: FoundModel): CommandRequest['args'] {
  const differ = a.input !== undefined && b.input !== undefined && a.input !== b.input;
  if (!differ) return { a: a.model, b: b.model, ...inputOf(a), ...inputOf(b) };
  return rewriteBoth([a.reading.network, b.reading.network], [a.reading.notation, b.reading.notation]);
}

/** Rows and buttons that fit on a phone. */
const SHOWN = 5;

function tableOf(models: readonly FoundModel[], prefer: Preferring): Reply {
  const rows = models.map(({ reading }) => {
    const { network, notation } = prefer(reading);
    const { layers, total } = summarise(network, { notation });
    const text = layers.length === 1 ? captionText(layers[0]!.text) : writeNetwork(network, 'shorthand').code;
    return {
      text,
      input: total.input,
      output: total.output,
      parameters: total.parameters.total,
      macs: total.macs,
    };
  });
  const cells = rows.map(({ text, input, output, parameters, macs }) => [
    text,
    `${formatShape(input)} → ${formatShape(output)}`,
    formatCount(parameters),
    formatCount(macs),
  ]);
  const offers = models.slice(0, SHOWN).map((found, index): Offer => {
    return [
      labelOf(`${index + 1} · ${rows[index]!.text}`),
      'summary',
      { model: found.model, ...inputOf(found) },
    ];
  });
  return {
    title: `${models.length} layers and models`,
    tone: 'answer',
    blocks: [table(['Layer', 'Input → output', '>Parameters', '>MACs'], cells), actions(...offers)],
    data: { models: rows },
    // The layers alone: what was asked is kept for follow-ups, and nobody's message is.
    asked: { command: 'explain', args: { message: models.map(({ model }) => model).join('\n\n') } },
  };
}

/** A question that can be answered is answered. */
async function* withoutLayers(message: string, context: Context, caller: Caller): AsyncGenerator<Reply> {
  const question = message.trim().slice(0, 1000);
  const answers = handedTo(ask, { question }, context, caller);
  for await (const reply of answers) {
    if ((reply.data as { readonly confident?: boolean }).confident) {
      yield reply;
      return;
    }
  }
  yield {
    title: 'No layers in this message',
    tone: 'answer',
    blocks: [
      paragraphs(
        'I looked for layers such as Conv2D(64, (3, 3)), nn.Conv2d(3, 64, 3) or 64@3x3, and found none here.',
      ),
      actions(
        ['Try an example', 'summary', { model: '64@3x3', input: '28x28x1' }],
        ['All examples', 'examples', {}],
      ),
    ],
    data: { models: [] },
    asked: { command: 'examples', args: {} },
  };
}
