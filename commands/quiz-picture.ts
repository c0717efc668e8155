import type { Caller } from '../src/chat/caller.ts';
import type { Block } from '../src/chat/reply.ts';
import { readModel } from '../src/engine/notation/index.ts';
import type { Put } from '../src/study/quiz/round.ts';
import { DEFAULT_SEED } from './arguments.ts';
import { image } from './blocks.ts';
import type { Context } from './context.ts';
import { mapsInput } from './maps-input.ts';

/** The feature maps that a question is about, without the name of the layer; nothing for a question without a picture. */
export async function pictureOf(
  { question }: Put,
  context: Context,
  caller: Caller,
): Promise<readonly Block[]> {
  if (!question.picture) return [];
  const { network } = readModel(question.picture.model, question.picture.input);
  const job = mapsInput(network, { seed: DEFAULT_SEED }, context.uploads);
  const picture = await context.work.run(
    'featureMapsPicture',
    { ...job, label: 'Which layer?', page: 0 },
    caller,
  );
  return [image(picture)];
}
