import { nearest } from '../src/chat/nearest.ts';
import type { Uploads } from '../src/chat/uploads.ts';
import type { MapsInput } from '../src/engine/compute/feature-maps.ts';
import { builtInImages, defaultImage } from '../src/engine/compute/images.ts';
import { kindOf } from '../src/engine/layers/index.ts';
import { type Network, traverse } from '../src/engine/network.ts';
import { UserError } from '../src/user-error.ts';

/** What of a command's arguments a picture of feature maps depends on. */
export interface Choices {
  readonly image?: string;
  readonly weights?: MapsInput['weights'];
  readonly seed: number;
}

/** What a child process needs to compute the maps of one layer; of the last one that makes maps by default. */
export function mapsInput(
  network: Network,
  choices: Choices,
  uploads: Uploads,
  layer = lastMap(network),
): MapsInput {
  return {
    network,
    layer,
    image: imageSource(choices.image ?? defaultImage(network.input), uploads),
    weights: choices.weights ?? (filterLayers(network) > 1 ? 'random' : 'classic'),
    seed: choices.seed,
  };
}

/** The index of the last layer whose output has positions; behind it are only vectors. */
function lastMap(network: Network): number {
  const found = traverse(network).findLastIndex(({ output }) => output.length > 1);
  return found < 0 ? network.nodes.length - 1 : found;
}

/** How many layers slide weighted windows: a learner can read classic filters in one, not through several. */
function filterLayers(network: Network): number {
  return traverse(network).filter(({ layer, inputs }) => {
    const kind = kindOf(layer);
    const slides = typeof kind.window(layer.params, inputs) === 'object';
    return slides && kind.parameters(layer.params, inputs).length > 0;
  }).length;
}

function imageSource(name: string, uploads: Uploads): MapsInput['image'] {
  if (name.startsWith('upload:')) {
    const bytes = uploads.find(name);
    if (bytes) return { bytes };
    throw new UserError({
      wrong: 'This image is no longer here.',
      write: 'the same command with the image sent again',
    });
  }
  const names = builtInImages.map((image) => image.name);
  if (names.includes(name.toLowerCase())) return { name: name.toLowerCase() };
  throw new UserError({
    wrong: `No image is called “${name}”.`,
    write: `--image ${nearest(name, names) ?? names[0]}, or images for the whole list`,
  });
}
