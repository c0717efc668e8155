import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import type { Block } from '../src/chat/reply.ts';
import { type Summary, summarise } from '../src/engine/analysis/summary.ts';
import { formatShape, readModel } from '../src/engine/notation/index.ts';
import { input, model } from './arguments.ts';
import { actions, notes, paragraphs, table } from './blocks.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { begin, withoutPicture, withPicture } from './drawn.ts';
import { captionText, fieldText, perAxisText, windowsIn } from './figures.ts';
import { followModel } from './follow.ts';
import { modelSteps } from './model-actions.ts';
import { preferring } from './written.ts';

const args = z.object({ model, input });

/** How much of the input one value sees, layer by layer. */
export const receptiveField = command<Context, typeof args>({
  name: 'receptive-field',
  summary: 'Shows how much of the input one output value sees, layer by layer.',
  args,
  examples: [
    'receptive-field 3x conv3x3-64 same --input 28x28x1',
    'receptive-field 64@7x7 s2 > maxpool 3 s2 > 64@3x3 > 64@3x3 --input 224x224x3',
  ],
  complete: completeArgument,
  follow: followModel,
  async *run({ model: text, input: size }, { work, store }, caller) {
    const prefer = await preferring({ store }, caller);
    const reading = prefer(readModel(text, size));
    const { network, notation, assumptions } = reading;
    const figures = summarise(network, { notation });
    const layers = figures.layers.map(({ name, receptiveField: field }) => ({ name, receptiveField: field }));
    const reply = {
      title: `One output value sees ${seen(figures)}`,
      blocks: [growthTable(figures), paragraphs(RECURRENCE)],
      below: [
        ...notes(assumptions),
        actions(...modelSteps('receptive-field', { model: text, input: size, reading })),
      ],
      data: {
        input: figures.input,
        layers,
        total: { receptiveField: figures.total.receptiveField },
        assumptions,
      },
    };
    if (windowsIn(figures) === 0) {
      yield withoutPicture(reply);
      return;
    }
    const picture = await begin(() =>
      work.run('growthPicture', { networks: [network], labels: ['Model'] }, caller),
    );
    yield* withPicture(reply, picture);
  },
});

const RECURRENCE =
  'Each window widens the field by (kernel − 1) · dilation input steps of the layers before it, and its stride ' +
  'multiplies the steps of the layers behind it. Activations and normalisation widen nothing.';

function seen({ total }: Summary): string {
  return total.receptiveField.whole
    ? `the whole input of ${formatShape(total.input)}`
    : `${fieldText(total)} of the input ${formatShape(total.input)}`;
}

function growthTable({ input: given, layers }: Summary): Block {
  const axes = given.length - 1;
  return table(
    ['Layer', 'Output', '>Receptive field', '>Effective stride', '>Effective padding'],
    layers.map(({ text, output, receptiveField: field }) => [
      captionText(text),
      formatShape(output),
      fieldText({ receptiveField: field, input: given }),
      perAxisText(field.stride, axes),
      perAxisText(field.padding, axes),
    ]),
  );
}
