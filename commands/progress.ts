import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import { streaksOf } from '../src/study/quiz/points.ts';
import { dueAt, levelOf, type Review } from '../src/study/quiz/repetition.ts';
import { actions, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { reviewsOf } from './quiz-open.ts';

/** How a learner is doing, skill by skill. Nobody else sees it. */
export const progress = command<Context, z.ZodObject>({
  name: 'progress',
  summary: 'Shows how you are doing in quizzes: level, streak and what is due, skill by skill.',
  args: z.object({}),
  examples: ['progress'],
  audience: () => 'asker',
  async run(_args, context, caller): Promise<Reply> {
    const reviews = await reviewsOf(caller, context);
    return told(reviews, Date.now());
  },
});

function told(reviews: readonly Review[], now: number): Reply {
  const streaks = streaksOf(reviews, now);
  const skills = kinds.map(({ name, title }) => ({ name, title, ...skillOf(reviews, name, now) }));
  const points = reviews.reduce((sum, review) => sum + review.points, 0);
  const right = reviews.filter((review) => review.right).length;
  return {
    title:
      reviews.length === 0
        ? 'You have not answered a question yet'
        : `${right} of ${reviews.length} right, ${points} points`,
    tone: 'answer',
    blocks: [
      paragraphs(streakText(streaks)),
      table(
        ['Skill', '>Level', '>Right', 'Next'],
        skills.map(({ title, level, right, answered, next }) => [
          title,
          String(level),
          answered === 0 ? '–' : `${right} of ${answered}`,
          next,
        ]),
      ),
      actions(['Next question', 'quiz', {}], ['Leaderboard', 'leaderboard', {}]),
    ],
    data: { points, answered: reviews.length, right, streaks, skills },
  };
}

function skillOf(reviews: readonly Review[], skill: string, now: number) {
  const own = reviews.filter((review) => review.skill === skill);
  const due = dueAt(reviews, skill);
  return {
    level: levelOf(reviews, skill),
    answered: own.length,
    right: own.filter((review) => review.right).length,
    next: due === undefined ? 'new' : inWords(due - now),
  };
}

/** When a repetition is due: `now`, `in 10 minutes`, `in 3 days`. */
function inWords(milliseconds: number): string {
  if (milliseconds <= 0) return 'now';
  const minutes = Math.ceil(milliseconds / 60_000);
  if (minutes < 60) return `in ${counted(minutes, 'minute')}`;
  const hours = Math.ceil(minutes / 60);
  return hours < 24 ? `in ${counted(hours, 'hour')}` : `in ${counted(Math.ceil(hours / 24), 'day')}`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function streakText({ current, best, days }: ReturnType<typeof streaksOf>): string {
  if (best === 0)
    return 'Three right answers in a row lead to the next level. What you are about to forget is asked first.';
  const inARow = `${counted(current, 'right answer')} in a row, ${best} at best.`;
  return days > 1 ? `${inARow} ${days} days in a row with a question.` : inARow;
}
