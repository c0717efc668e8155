import * as z from 'zod';
import type { Caller } from '../src/chat/caller.ts';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import { MODES } from '../src/study/quiz/round.ts';
import { notes } from './blocks.ts';
import type { Context } from './context.ts';
import { answerRound } from './quiz-answer.ts';
import { openRound } from './quiz-open.ts';
import { questionReply, unsavedNote } from './quiz-replies.ts';

const args = z.object({
  answer: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Your answer to the question before: its letter, its number or its text.' }),
  level: z.int().min(1).max(5).optional().meta({
    description: 'From 1, one plain layer, to 5, a small model; chosen by how you answer unless said.',
  }),
  skill: z
    .enum(kinds.map(({ name }) => name))
    .optional()
    .meta({ description: 'What to train; chosen by what you are about to forget unless said.' }),
  mode: z.enum(MODES).default('solo').meta({
    description:
      'Who answers: you (solo), everybody here against the clock (group), or until tomorrow (daily).',
  }),
  seconds: z.int().min(10).max(300).default(30).meta({ description: 'How long a group has to answer.' }),
  round: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Which question is answered, as its buttons say.' }),
});

/** Questions about layers, and the answers to them. */
export const quiz = command<Context, typeof args>({
  name: 'quiz',
  summary: 'Asks you, or everybody here, a question about layers; scores and explains the answer.',
  args,
  examples: ['quiz', 'quiz --level 2 --skill parameters'],
  async *run(given, context, caller) {
    if (given.answer !== undefined) yield await answerRound(given.answer, given.round, context, caller);
    else yield await ask(given, context, caller);
  },
});

async function ask(given: z.output<typeof args>, context: Context, caller: Caller): Promise<Reply> {
  const { round, saved } = await openRound(given, context, caller);
  return questionReply(round, notes(unsavedNote(saved)));
}
