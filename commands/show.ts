import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { settingsOf } from '../src/chat/settings.ts';
import { formatShape, readModel, writeNetwork } from '../src/engine/notation/index.ts';
import { input, model } from './arguments.ts';
import { actions, code, list, notes } from './blocks.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { followModel } from './follow.ts';
import { modelSteps, NOTATIONS } from './model-actions.ts';

const args = z.object({
  model,
  as: z.enum(['keras', 'pytorch', 'shorthand']).optional().meta({
    description: 'The notation to write the model in: Keras, unless the server has another.',
  }),
  input,
});

/** The same model in another notation. */
export const show = command<Context, typeof args>({
  name: 'show',
  summary: 'Writes a model in Keras, PyTorch or shorthand.',
  args,
  examples: [
    'show 64@3x3 same relu > maxpool 2 --as keras --input 28x28x1',
    "show Conv2D(32, (7, 7), activation='relu', input_shape=(28, 28, 1)) --as pytorch",
  ],
  complete: completeArgument,
  follow: followModel,
  async run({ model: text, as: wanted, input: size }, { store }, caller) {
    const as = wanted ?? (await settingsOf(store, caller)).notation ?? 'keras';
    const reading = readModel(text, size);
    const { network, assumptions, notation } = reading;
    const written = writeNetwork(network, as);
    return {
      title: `In ${NOTATIONS[as]}, on an input of ${formatShape(network.input)}`,
      tone: 'answer',
      blocks: [
        code(written.code, as === 'shorthand' ? 'text' : 'python'),
        ...list('What this notation cannot say', written.remarks),
        ...notes(assumptions),
        actions(
          ...modelSteps('show', {
            model: text,
            input: size,
            reading: { ...reading, notation: as },
            others: { as },
          }),
        ),
      ],
      data: { notation: as, read: notation, input: network.input, assumptions, ...written },
    };
  },
});
