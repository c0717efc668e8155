import * as z from 'zod';
import type { Caller } from '../src/chat/caller.ts';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Round } from '../src/store/store.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import { endOf, MODES, type Put } from '../src/study/quiz/round.ts';
import { notes } from './blocks.ts';
import type { Context } from './context.ts';
import { answerRound, audienceOfAnswer, roundNamed } from './quiz-answer.ts';
import { playGroup, resultsReply } from './quiz-group.ts';
import { openRound } from './quiz-open.ts';
import { pictureOf } from './quiz-picture.ts';
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
  round: z.string().max(40).optional().meta({ description: 'Which question is meant, as its buttons say.' }),
});

/** Questions about layers, and the answers to them. */
export const quiz = command<Context, typeof args>({
  name: 'quiz',
  summary: 'Asks you, or everybody here, a question about layers; scores and explains the answer.',
  args,
  examples: ['quiz', 'quiz --level 2 --skill parameters'],
  audience: ({ answer, round }, context) =>
    answer === undefined || round === undefined ? undefined : audienceOfAnswer(round, context),
  async *run({ answer, round: key, ...wanted }, context, caller) {
    if (answer !== undefined) {
      yield await answerRound(answer, key, context, caller);
      return;
    }
    if (key !== undefined) {
      yield* showRound(await roundNamed(key, context, caller), true, context, caller);
      return;
    }
    const { round, saved } = await openRound(wanted, context, caller);
    yield* showRound(round, saved, context, caller);
  },
});

/** The question as it stands: with the time that is left, or how it ended. */
async function* showRound(
  round: Round,
  saved: boolean,
  context: Context,
  caller: Caller,
): AsyncGenerator<Reply> {
  if ((endOf(round) ?? Number.POSITIVE_INFINITY) <= Date.now()) {
    yield await resultsReply(round, context);
    return;
  }
  const extra = [...(await pictureOf(round.data as Put, context, caller)), ...notes(unsavedNote(saved))];
  if (round.closes === undefined) yield questionReply(round, extra);
  else yield* playGroup(round, extra, context);
}
