import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { table } from './blocks.ts';
import type { Context } from './context.ts';

/** What the bot runs on: the first thing to look at when a picture looks wrong. */
export const doctor = command<Context, z.ZodObject>({
  name: 'doctor',
  summary: 'Says what the bot runs on: Node, TensorFlow.js backend, canvas, fonts.',
  args: z.object({}),
  examples: ['doctor'],
  async run(_args, { work }, caller) {
    const about = await work.run('about', undefined, caller);
    const data = { node: process.version, platform: `${process.platform} ${process.arch}`, ...about };
    return {
      title: 'Everything that pictures need is here',
      tone: 'answer',
      blocks: [
        table(
          ['Part', 'In use'],
          [
            ['Node', data.node],
            ['System', data.platform],
            ['TensorFlow.js backend', data.backend],
            ['Canvas', data.canvas],
            ['Fonts', data.fonts],
          ],
        ),
      ],
      data,
    };
  },
});
