import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { isQuestion } from '../src/chat/question.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Answer } from '../src/study/answer.ts';
import type { Topic } from '../src/study/topic.ts';
import { actions, labelOf, list, notes, type Offer, paragraphs } from './blocks.ts';
import type { Context } from './context.ts';
import { topicBlocks } from './topic-blocks.ts';

const args = z.object({
  question: z.string().min(1).max(2000).meta({
    description: 'The question, in your own words; layers in it are computed with.',
    format: 'words',
  }),
});

/** One for a topic, one to compute, one for a topic on layers of the question. */
const TYPICAL = [
  'why 3x3 and not 7x7?',
  'how many parameters has Conv2D(64,(3,3)) on 28x28x1?',
  'what does padding same do to Conv2D(64, 5, padding="same")',
];

/** Questions about convolutional networks. */
export const ask = command<Context, typeof args>({
  name: 'ask',
  summary: 'Answers a question about convolutional networks, with its sources or by computing.',
  args,
  examples: TYPICAL.map((question) => `ask ${question}`),
  understands: (text) => isQuestion(text) || namesSubject(text),
  async prepare() {
    for (const question of TYPICAL) await answered(question);
  },
  run: ({ question }) => answered(question),
});

async function answered(question: string): Promise<Reply> {
  // Loaded with the first question: no other command has to wait for the topics.
  const { answerTo } = await import('../src/study/answer.ts');
  return replyTo(answerTo(question), question);
}

/** “padding same or valid”, “vgg16 receptive field”: the words of a question without its form, and no layer to read. */
function namesSubject(text: string): boolean {
  return SUBJECT.test(text) && !LAYER.test(text);
}

const SUBJECT =
  /\b(?:padding|strides?|dilation|kernels?|filters?|receptive field|pooling|convolutions?|batch ?norm\w*|feature maps?|parameters|channels|flops|macs|dropout|bottleneck|checkerboard|aliasing|vgg\w*|resnet\w*|alexnet|lenet|convnext|replknet|googlenet)\b/i;

/** Brackets, or a figure behind a word, as in `conv 64`. */
const LAYER = /[()@=]|[a-z]\s+\d/i;

function replyTo(answer: Answer, question: string): Reply {
  switch (answer.type) {
    case 'computed':
      return computed(answer);
    case 'topic':
      return fromTopic(answer, question);
    case 'unknown':
      return unknown(answer);
    default:
      return answer satisfies never;
  }
}

/** In characters: a sentence about long layers is a paragraph. */
const LONGEST_TITLE = 160;

function computed({ computed: found, related, sources }: Answer & { readonly type: 'computed' }): Reply {
  const { value, sentence, steps, assumptions, request, ...data } = found;
  const shown: readonly Offer[] = request ? [['Work it out', request.command, request.args]] : [];
  return {
    title: sentence.length > LONGEST_TITLE ? 'Computed' : sentence,
    tone: 'answer',
    blocks: [
      ...(sentence.length > LONGEST_TITLE ? [paragraphs(sentence)] : []),
      ...list('How it is worked out', steps),
      ...notes(assumptions),
      actions(...shown, ...related.map(askFor)),
    ],
    data: {
      confident: true,
      computed: value,
      ...data,
      sentence,
      steps,
      assumptions,
      sources,
      related: related.map(idOf),
    },
  };
}

function fromTopic({ topic, related }: Answer & { readonly type: 'topic' }, question: string): Reply {
  return {
    title: topic.title,
    tone: 'answer',
    blocks: topicBlocks(topic, question, related.map(askFor)),
    data: { confident: true, topic: topic.id, sources: topic.sources, related: related.map(idOf) },
  };
}

/** Nothing is invented: what comes nearest is offered. */
function unknown({ nearest }: Answer & { readonly type: 'unknown' }): Reply {
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

function askFor({ title }: Topic): Offer {
  return [labelOf(title), 'ask', { question: title }];
}

function idOf({ id }: Topic): string {
  return id;
}
