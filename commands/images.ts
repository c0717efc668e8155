import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { builtInImages } from '../src/engine/compute/images.ts';
import { actions, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';

/** The images that ship with the project. */
export const images = command<Context, z.ZodObject>({
  name: 'images',
  summary: 'Lists the images that feature maps can be drawn of.',
  args: z.object({}),
  examples: ['images'],
  async run() {
    const rows = builtInImages.map(({ name, title, channels, licence, source }) => [
      name,
      title,
      channels === 1 ? 'grey' : 'colour',
      licence,
      source,
    ]);
    return {
      title: `${builtInImages.length} images`,
      tone: 'answer',
      blocks: [
        table(['Name', 'Shows', 'Channels', 'Licence', 'By'], rows),
        paragraphs('Name one with --image, or send an image of your own.'),
        actions(['Feature maps of the cat', 'feature-maps', { model: '16@5x5', image: 'cat' }]),
      ],
      data: { images: builtInImages.map(({ file: _file, ...image }) => image) },
    };
  },
});
