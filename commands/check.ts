import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { isClaim } from '../src/chat/question.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Judgement } from '../src/study/claims/judge.ts';
import { actions, code, notes, paragraphs } from './blocks.ts';
import type { Context } from './context.ts';

const args = z.object({
  claim: z.string().min(1).max(1000).meta({
    description: 'What somebody says about layers, in your own words.',
    format: 'words',
  }),
});

/** Whether something that is said is true. */
export const check = command<Context, typeof args>({
  name: 'check',
  summary: 'Tells whether a claim about layers is true, false or depends, with a computed case.',
  args,
  examples: [
    'check larger filters downsample a lot',
    'check Conv2D(32,(7,7)) has fewer parameters than Conv2D(64,(3,3)) on 28x28x1',
  ],
  understands: isClaim,
  async run({ claim }) {
    // Loaded with the first claim: no other command has to wait for the rule base.
    const { judgeClaim } = await import('../src/study/claims/judge.ts');
    const judgement = judgeClaim(claim);
    return 'nearest' in judgement ? undecided(claim, judgement.nearest) : told(claim, judgement);
  },
});

function told(claim: string, judgement: Judgement): Reply {
  const { holds, about, because, shown, steps, experiment } = judgement;
  return {
    title: TITLES[holds],
    tone: 'answer',
    blocks: [
      paragraphs(`“${claim.trim()}”`, ...[because, shown].filter((text) => text !== '')),
      ...(steps.length === 0 ? [] : [code(steps.join('\n'), 'text', 'Worked out')]),
      ...(about === undefined ? [] : notes([`Read as: ${about}.`])),
      actions(...(experiment ? [['Try it', experiment.command, experiment.args] as const] : []), [
        'Ask about it',
        'ask',
        { question: claim },
      ]),
    ],
    data: {
      holds,
      counterExample: holds === 'true' ? null : shown,
      shown,
      because,
      about: about ?? null,
      experiment: experiment ?? null,
    },
  };
}

const TITLES: Readonly<Record<Judgement['holds'], string>> = {
  true: 'True',
  false: 'False',
  depends: 'It depends',
};

/** Nothing is guessed: what comes nearest is offered. */
function undecided(claim: string, nearest: readonly string[]): Reply {
  return {
    title: 'I cannot judge that',
    tone: 'answer',
    blocks: [
      paragraphs(
        'I judge claims about convolutional layers: sizes, parameters, cost, receptive fields, and what is said of well-known networks. This one I do not know well enough to judge.',
        ...(nearest.length > 0 ? ['The nearest that I can judge:'] : []),
      ),
      actions(
        ...nearest.map(
          (says) =>
            [says.length > LABEL ? `${says.slice(0, LABEL - 1)}…` : says, 'check', { claim: says }] as const,
        ),
        ['Ask it as a question', 'ask', { question: claim }],
      ),
    ],
    data: { holds: null, counterExample: null, nearest },
  };
}

/** What a button has room for. */
const LABEL = 70;
