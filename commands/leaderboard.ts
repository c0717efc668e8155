import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { grouped } from '../src/engine/shape.ts';
import type { Score } from '../src/store/store.ts';
import { actions, image, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { nameOf } from './quiz-group.ts';
import { memberOf } from './quiz-open.ts';

const args = z.object({
  top: z.int().min(1).max(25).default(10).meta({ description: 'How many are listed.' }),
});

/** Who has the most points in a server. */
export const leaderboard = command<Context, typeof args>({
  name: 'leaderboard',
  summary: 'Shows who has the most points from quizzes here, in a table and a picture.',
  args,
  examples: ['leaderboard'],
  async *run({ top }, { store, work }, caller) {
    const scores = await store.reviews.leaders(memberOf(caller).server, top);
    if (scores.length === 0) {
      yield nobody();
      return;
    }
    const entries = scores.map((score) => ({ name: nameOf(score), points: score.points }));
    yield listed(scores, { type: 'progress', label: 'Drawing the picture', done: 1, total: 2 });
    yield listed(scores, image(await work.run('leaderboardPicture', { entries }, caller)));
  },
});

function nobody(): Reply {
  return {
    title: 'Nobody has points here yet',
    tone: 'answer',
    blocks: [paragraphs('Be the first: answer a question.'), actions(['A question', 'quiz', {}])],
    data: { leaders: [] },
  };
}

function listed(scores: readonly Score[], picture: Reply['blocks'][number]): Reply {
  return {
    title: `${nameOf(scores[0]!)} leads with ${grouped(scores[0]!.points)} points`,
    tone: 'answer',
    blocks: [
      table(
        ['>#', 'Who', '>Points', '>Right'],
        scores.map((score, index) => [
          String(index + 1),
          nameOf(score),
          grouped(score.points),
          `${score.right} of ${score.answered}`,
        ]),
      ),
      picture,
      actions(['A question', 'quiz', {}], ['My progress', 'progress', {}]),
    ],
    data: {
      leaders: scores.map(({ name, points, answered, right }) => ({
        name: name ?? null,
        points,
        answered,
        right,
      })),
    },
  };
}
