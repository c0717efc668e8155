import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { builtInImages } from '../src/engine/compute/images.ts';
import { actions, notes, type Offer, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';

/** The images that ship with the project. */
export const images = command<Context, z.ZodObject>({
  name: 'images',
  summary: 'Lists the images that feature maps can be drawn of.',
  args: z.object({}),
  examples: ['images'],
  async run() {
    const rows = builtInImages.map(({ name, title, channels }) => [
      name,
      title,
      channels === 1 ? 'grey' : 'colour',
    ]);
    return {
      title: `${builtInImages.length} images`,
      tone: 'answer',
      blocks: [
        paragraphs('Name one with --image, or send an image of your own.'),
        table(['Name', 'Shows', 'Kind'], rows),
        actions(...SHOWN.map(drawn)),
        ...notes(credits()),
      ],
      data: { images: builtInImages.map(({ file: _file, ...image }) => image) },
    };
  },
});

/** One of each kind. */
const SHOWN = ['cat', 'digit-7', 'coffee', 'brick'];

function drawn(name: string): Offer {
  return [`Feature maps of ${name}`, 'feature-maps', { model: '16@5x5 same', image: name }];
}

/** Whose the images are: a line for all of one source. */
function credits(): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, source, licence } of builtInImages) {
    const credit = `${source} (${licence})`;
    names.set(credit, [...(names.get(credit) ?? []), name]);
  }
  return [...names].map(([credit, of]) => {
    const named = of.length > 2 ? `${of[0]} to ${of.at(-1)}` : of.join(' and ');
    return `${named}: ${credit}.`;
  });
}
