import * as z from 'zod';
import { type Command, command } from '../src/chat/command.ts';
import type { Block } from '../src/chat/reply.ts';
import { code } from './blocks.ts';
import type { Context } from './context.ts';

/** Every example of every command, ready to copy or to press. */
export function examplesOf(commands: () => readonly Command<Context>[]) {
  return command<Context, z.ZodObject>({
    name: 'examples',
    summary: 'Shows an example of everything that can be asked.',
    args: z.object({}),
    examples: ['examples'],
    async run() {
      const others = commands().filter(({ name }) => name !== 'examples');
      const blocks: Block[] = others.map(({ name, examples }) => code(examples.join('\n'), 'text', name));
      return {
        title: 'What you can ask',
        tone: 'answer',
        blocks: [
          ...blocks,
          {
            type: 'actions',
            actions: others.slice(0, 5).map(({ name, examples }) => ({
              label: `Try ${name}`,
              request: { text: examples[0]! },
            })),
          },
        ],
        data: { examples: Object.fromEntries(others.map(({ name, examples }) => [name, examples])) },
      };
    },
  });
}
