import * as z from 'zod';
import type { Finding } from '../src/chat/check.ts';
import { command } from '../src/chat/command.ts';
import { UserError } from '../src/user-error.ts';
import { list, table } from './blocks.ts';
import type { Context } from './context.ts';

/** What the bot runs on: the first thing to look at when something looks wrong. */
export const doctor = command<Context, z.ZodObject>({
  name: 'doctor',
  summary: 'Says what the bot runs on, and what has to be mended.',
  args: z.object({}),
  examples: ['doctor'],
  async run(_args, { work, checks }, caller) {
    const about = work.run('about', undefined, caller).then(inUse, notDrawing);
    // What concerns the operator's machine and tokens is for whoever sits at it.
    const more = caller.platform === 'terminal' ? checks.map((check) => check()) : [];
    const findings = (await Promise.all([about, ...more])).flat();
    const broken = findings.filter(({ mend }) => mend !== undefined);
    return {
      title: titleOf(broken.length),
      tone: broken.length === 0 ? 'answer' : 'mistake',
      blocks: [
        table(
          ['Part', 'State'],
          findings.map(({ part, state }) => [part, state]),
        ),
        ...list(
          'To mend',
          broken.map(({ part, mend }) => `${part}: ${mend}`),
        ),
      ],
      data: { findings },
    };
  },
});

function titleOf(broken: number): string {
  if (broken === 0) return 'Everything that is needed is here';
  return broken === 1 ? 'One thing has to be mended' : `${broken} things have to be mended`;
}

function inUse({
  backend,
  canvas,
  fonts,
}: {
  backend: string;
  canvas: string;
  fonts: string;
}): readonly Finding[] {
  return [
    { part: 'System', state: `Node ${process.version} on ${process.platform} ${process.arch}` },
    { part: 'TensorFlow.js backend', state: backend },
    { part: 'Canvas', state: canvas },
    { part: 'Fonts', state: fonts },
  ];
}

function notDrawing(error: unknown): readonly Finding[] {
  if (!(error instanceof UserError)) throw error;
  const mend =
    'Give the children more of JOB_SECONDS or CHILD_MEGABYTES, or ask again when the machine is less busy.';
  return [{ part: 'Pictures', state: error.message, mend }];
}
