import type { Caller } from '../src/chat/caller.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Answer, Round } from '../src/store/store.ts';
import { pointsFor, streaksOf } from '../src/study/quiz/points.ts';
import { type Question, rightOption } from '../src/study/quiz/question.ts';
import { endOf, letterOf, optionMeant, type Put } from '../src/study/quiz/round.ts';
import { UserError } from '../src/user-error.ts';
import { paragraphs } from './blocks.ts';
import type { Context } from './context.ts';
import { memberOf, reviewsOf } from './quiz-open.ts';
import { nextSteps, verdictReply } from './quiz-replies.ts';

/** Takes an answer: to the round that is named, or to the question that the caller was asked last. */
export async function answerRound(
  typed: string,
  key: string | undefined,
  context: Context,
  caller: Caller,
): Promise<Reply> {
  const round = await (key === undefined ? lastAsked(context, caller) : roundNamed(key, context, caller));
  const { question, mode } = round.data as Put;
  const option = optionMeant(question, typed);
  if (option === undefined) throw noOption(typed, question);
  const answer = scored(round, option, caller);
  if (answer.at > (endOf(round) ?? Number.POSITIVE_INFINITY)) return refused('late', round);
  const { taken, saved } = await context.store.rounds.answer(round.key, answer);
  if (taken !== 'first') return refused(taken, round);
  if (mode === 'group') return takenReply(round, option);
  const { current } = streaksOf(await reviewsOf(caller, context), Date.now());
  return verdictReply(round, answer, { streak: current, saved });
}

/** How somebody did in a round for everybody here is for them alone. */
export async function audienceOfAnswer(key: string, { store }: Context): Promise<'asker' | undefined> {
  const round = await store.rounds.find(key);
  return round && (round.data as Put).mode !== 'solo' ? 'asker' : undefined;
}

/** The round of this key, where it belongs to the caller's server and to them. Throws UserError. */
export async function roundNamed(key: string, { store }: Context, caller: Caller): Promise<Round> {
  const member = memberOf(caller);
  const round = await store.rounds.find(key);
  if (!round || round.server !== member.server) {
    throw new UserError({ wrong: 'This question is not here any more.', write: 'quiz' });
  }
  const { mode } = round.data as Put;
  if (mode === 'solo' && round.user !== member.user) {
    throw new UserError({
      wrong: 'This question was put to somebody else.',
      write: 'quiz, for one of your own',
    });
  }
  return round;
}

async function lastAsked({ store }: Context, caller: Caller): Promise<Round> {
  const round = await store.rounds.unanswered(memberOf(caller));
  if (round) return round;
  throw new UserError({ wrong: 'There is no question that waits for your answer.', write: 'quiz' });
}

function scored(round: Round, option: number, caller: Caller): Answer {
  const { question } = round.data as Put;
  const { skill, level } = question;
  const right = option === rightOption(question);
  const at = Date.now();
  const clock =
    round.closes === undefined ? undefined : { left: round.closes - at, total: round.closes - round.opened };
  return {
    ...memberOf(caller),
    ...(caller.name === undefined ? {} : { name: caller.name }),
    option,
    skill,
    level,
    right,
    points: right ? pointsFor(level, clock) : 0,
    at,
  };
}

function takenReply({ closes }: Round, option: number): Reply {
  const left = Math.max(0, Math.ceil((closes! - Date.now()) / 1000));
  return {
    title: `Your answer is ${letterOf(option)}`,
    tone: 'answer',
    blocks: [paragraphs(`It is taken. Who was right is told when the round ends, in ${left} seconds.`)],
    data: { taken: true, option },
  };
}

/** A second press, or one that comes too late, changes nothing. */
function refused(taken: 'again' | 'late', round: Round): Reply {
  const { question, wanted } = round.data as Put;
  return {
    title: taken === 'again' ? 'You have answered this question' : 'This question is closed',
    tone: 'answer',
    audience: 'asker',
    blocks: [
      paragraphs(taken === 'again' ? 'The first answer counts.' : 'Answers do not count any more.'),
      nextSteps(question, wanted),
    ],
    data: { taken: false, reason: taken },
  };
}

function noOption(typed: string, { options }: Question): UserError {
  const letters = options.map((_, index) => letterOf(index)).join(', ');
  return new UserError({ wrong: `“${typed}” is none of the options.`, write: `one of ${letters}` });
}
