import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { nearest } from '../src/chat/nearest.ts';
import type { Reply } from '../src/chat/reply.ts';
import { type LayerSummary, summarise } from '../src/engine/analysis/summary.ts';
import { withinBudget } from '../src/engine/compute/budget.ts';
import type { MapsInput } from '../src/engine/compute/feature-maps.ts';
import { formatShape, type Reading, readModel } from '../src/engine/notation/index.ts';
import type { Picture } from '../src/engine/render/picture.ts';
import { UserError } from '../src/user-error.ts';
import { DEFAULT_SEED, image, input, model, seed, weights } from './arguments.ts';
import { actions, image as imageBlock, notes, paragraphs } from './blocks.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { captionText } from './figures.ts';
import { followModel } from './follow.ts';
import { mapsInput } from './maps-input.ts';
import { modelSteps } from './model-actions.ts';
import { preferring } from './written.ts';

const args = z.object({
  model,
  input,
  image,
  weights,
  seed,
  layer: z.string().max(200).optional().meta({
    description: 'The layer to show: its number, counted from 1, or its name in the summary.',
  }),
  page: z
    .int()
    .min(1)
    .max(100_000)
    .default(1)
    .meta({ description: 'Which page of the maps, where there are many.' }),
});

type Arguments = z.output<typeof args>;

/** What one layer makes of an image. */
export const featureMaps = command<Context, typeof args>({
  name: 'feature-maps',
  summary: 'Draws what a layer makes of an image: its feature maps beside its filters.',
  args,
  examples: [
    'feature-maps 16@5x5 --image cat',
    'feature-maps 32@3x3 same relu > maxpool 2 > 64@3x3 on mnist --layer 2',
  ],
  complete: completeArgument,
  follow: followModel,
  async *run(given, { work, uploads, store }, caller) {
    const prefer = await preferring({ store }, caller);
    const reading = prefer(readModel(given.model, given.input));
    const { network, notation } = reading;
    const { layers } = summarise(network, { notation });
    const job = mapsInput(
      network,
      given,
      uploads,
      given.layer === undefined ? undefined : indexOf(given.layer, layers),
    );
    withinBudget(network, job.layer);
    const shown = layers[job.layer!]!;
    const title = `Feature maps of ${shown.name}: ${formatShape(shown.output)}`;
    yield {
      title,
      tone: 'working',
      blocks: [{ type: 'progress', label: 'Drawing the feature maps', done: 0, total: 1 }],
    };
    const picture = await work.run(
      'featureMapsPicture',
      { ...job, label: captionText(shown.text), page: given.page - 1 },
      caller,
    );
    yield { title, tone: 'answer', ...answer(given, job, picture, { layer: shown, reading }) };
  },
});

function answer(
  given: Arguments,
  job: MapsInput,
  picture: Picture & { readonly pages: number },
  { layer, reading }: { readonly layer: LayerSummary; readonly reading: Reading },
): Pick<Reply, 'blocks' | 'data'> {
  const { pages } = picture;
  // Behind the last page the last one is drawn.
  const page = Math.min(given.page, pages);
  const image = given.image ?? ('name' in job.image ? job.image.name : undefined);
  return {
    blocks: [
      imageBlock(picture),
      paragraphs(described(job)),
      ...notes([
        ...reading.assumptions,
        ...(picture.notes ?? []),
        ...(pages > 1 ? [`Page ${page} of ${pages}.`] : []),
      ]),
      actions(...next({ ...given, page }, job, pages, reading)),
    ],
    data: {
      input: job.network.input,
      layer,
      weights: job.weights,
      seed: job.seed,
      image,
      page,
      pages,
      assumptions: reading.assumptions,
    },
  };
}

function indexOf(layer: string, layers: readonly { readonly name: string }[]): number {
  const number = Number(layer);
  if (Number.isInteger(number) && number >= 1 && number <= layers.length) return number - 1;
  const names = layers.map(({ name }) => name);
  const index = names.indexOf(layer);
  if (index >= 0) return index;
  throw new UserError({
    wrong: `There is no layer “${layer}”: the model has ${layers.length === 1 ? 'one layer' : `${layers.length} layers`}.`,
    write: `--layer ${nearest(layer, names) ?? layers.length}`,
  });
}

function described({ weights: chosen, seed: number }: MapsInput): string {
  return chosen === 'classic'
    ? 'The filters are classic ones that a person can read: edges, blobs, waves. A trained network finds its own.'
    : `The filters are random, as before any training (seed ${number}).`;
}

function next({ seed: chosen, ...others }: Arguments, job: MapsInput, pages: number, reading: Reading) {
  const given = { ...others, seed: chosen === DEFAULT_SEED ? undefined : chosen };
  const other = job.weights === 'classic' ? 'random' : 'classic';
  return [
    ...(given.page < pages
      ? [['Next page', 'feature-maps', { ...given, page: given.page + 1 }] as const]
      : []),
    ...(given.page > 1
      ? [
          [
            'Previous page',
            'feature-maps',
            { ...given, page: given.page === 2 ? undefined : given.page - 1 },
          ] as const,
        ]
      : []),
    [`With ${other} filters`, 'feature-maps', { ...given, weights: other, page: undefined }] as const,
    ...modelSteps('feature-maps', {
      model: given.model,
      input: given.input,
      reading,
      others: { ...given, page: undefined },
    }),
  ];
}
