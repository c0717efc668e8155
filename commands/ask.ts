import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { isQuestion } from '../src/chat/question.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Found, Ranked } from '../src/study/retrieve.ts';
import { actions, type Offer, paragraphs } from './blocks.ts';
import type { Context } from './context.ts';
import { topicBlocks } from './topic-blocks.ts';

const args = z.object({
  question: z.string().min(1).max(1000).meta({
    description: 'The question, in your own words; layers in it are computed with.',
  }),
});

/** Questions about convolutional networks. */
export const ask = command<Context, typeof args>({
  name: 'ask',
  summary: 'Answers a question about convolutional networks, with its sources or by computing.',
  args,
  examples: ['ask why 3x3 and not 7x7?', 'ask what does padding same do to Conv2D(64, 5, padding="same")'],
  understands: isQuestion,
  async run({ question }) {
    // Loaded with the first question: no other command has to wait for the topics.
    const { topicsFor } = await import('../src/study/answer.ts');
    const found = topicsFor(question);
    return found.confident ? known(found, question) : unknown(found);
  },
});

function known({ ranked: [best, ...others] }: Found, question: string): Reply {
  const { topic } = best!;
  return {
    title: topic.title,
    tone: 'answer',
    blocks: topicBlocks(topic, question, others.slice(0, RELATED).map(askFor)),
    data: {
      confident: true,
      topic: topic.id,
      sources: topic.sources,
      related: others.slice(0, RELATED).map(idOf),
    },
  };
}

/** Nothing is invented: what comes nearest is offered. */
function unknown({ ranked }: Found): Reply {
  const nearest = ranked.slice(0, NEAREST);
  return {
    title: 'I do not know that',
    tone: 'answer',
    blocks: [
      paragraphs(
        'I know about layers of convolutional networks: sizes, parameters, cost, receptive fields, filters, and what the well-known networks do with them.',
        nearest.length > 0
          ? 'The nearest that I can answer:'
          : 'Try asking with other words, such as “why 3x3 and not 7x7?”.',
      ),
      actions(...nearest.map(askFor), ['What you can ask', 'examples', {}]),
    ],
    data: { confident: false, sources: [], nearest: nearest.map(idOf) },
  };
}

const RELATED = 2;
const NEAREST = 3;

function askFor({ topic }: Ranked): Offer {
  return [topic.title, 'ask', { question: topic.title }];
}

function idOf({ topic }: Ranked): string {
  return topic.id;
}
