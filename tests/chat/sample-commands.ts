import * as z from 'zod';
import { type Command, command } from '../../src/chat/command.ts';
import type { Reply } from '../../src/chat/reply.ts';

/** Commands of every shape, for tests of what is common to all. They answer with what they were given. */

const model = z.string().min(1).max(1000).meta({ description: 'The model.', format: 'layers' });
const input = z
  .string()
  .optional()
  .meta({ description: 'The input.', format: 'input', suggestions: ['mnist', 'cifar10'] });
const image = z
  .string()
  .optional()
  .meta({ description: 'The image.', format: 'image', suggestions: ['cat', 'digit-7'] });
const seed = z.int().min(0).max(99).default(1).meta({ description: 'The seed.' });

function echo(name: string, args: z.ZodObject, understands?: (text: string) => boolean): Command<undefined> {
  return command({
    name,
    summary: `Answers with the arguments of ${name}.`,
    args,
    examples: [],
    ...(understands ? { understands } : {}),
    run: async (given): Promise<Reply> => ({ title: name, tone: 'answer', blocks: [], data: given }),
  });
}

export const sampleCommands: readonly Command<never>[] = [
  echo(
    'compare',
    z.object({
      a: model,
      b: model
        .optional()
        .meta({ description: 'The other.', format: 'layers', separators: ['vs', 'vs.', 'against'] }),
      input,
      image,
      seed,
    }),
    (text) => / and /.test(text),
  ),
  echo('feature-maps', z.object({ model, input, image, seed, strict: z.boolean().default(false) }), (text) =>
    /Conv|@/.test(text),
  ),
  echo(
    'show',
    z.object({ model, as: z.enum(['keras', 'pytorch']).default('keras'), scale: z.number().optional() }),
  ),
  echo('help', z.object({ command: z.string().optional().meta({ description: 'Which.' }) })),
  echo('doctor', z.object({})),
];
