import * as z from 'zod';
import { builtInImages } from '../src/engine/compute/images.ts';
import { LONGEST_MODEL } from '../src/engine/notation/index.ts';

/** Arguments that several commands take. */

/** A model's text: Keras, PyTorch or shorthand. */
export function layers() {
  return z.string().min(1).max(LONGEST_MODEL);
}

export const model = layers().meta({
  description: 'The model, or one layer, in Keras, PyTorch or shorthand such as 64@3x3.',
  format: 'layers',
});

export const input = z
  .string()
  .max(200)
  .optional()
  .meta({
    description: 'The size of the input, such as 28x28x1, where the layers do not say it.',
    format: 'input',
    suggestions: ['28x28x1', '32x32x3', '224x224x3', 'mnist', 'cifar10', 'imagenet'],
  });

export const image = z
  .string()
  .max(200)
  .optional()
  .meta({
    description: 'The image that the layers are shown: one of “images”, or your own.',
    format: 'image',
    suggestions: builtInImages.map(({ name }) => name),
  });

export const weights = z.enum(['classic', 'random']).optional().meta({
  description: 'Filters to draw with: classic edges, blobs and waves, or random; one layer alone is classic.',
});

/** The seed of pictures where none is chosen. */
export const DEFAULT_SEED = 1;

export const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)

  .default(DEFAULT_SEED)
  .meta({ description: 'Chooses the random weights; the same seed gives the same picture.' });

export const batch = z
  .int()
  .min(1)
  .max(1_000_000)
  .default(1)
  .meta({ description: 'Examples at a time, for the figures of memory.' });
