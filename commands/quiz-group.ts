import type { Block, Progress, Reply } from '../src/chat/reply.ts';
import type { Answer, Round } from '../src/store/store.ts';
import { rightOption } from '../src/study/quiz/question.ts';
import { optionText, type Put, rightText } from '../src/study/quiz/round.ts';
import { notes, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { askedBlocks, explanation, nextSteps, questionReply, unsavedNote } from './quiz-replies.ts';

/** Milliseconds between two looks of the countdown: platforms take about one edit a second from everybody together. */
const STEP = 5000;

/** A round against the clock: the question with the time left, again and again, and in the end who was right and why. */
export async function* playGroup(
  round: Round,
  extra: readonly Block[],
  context: Context,
): AsyncGenerator<Reply> {
  endInTime(round, context);
  for (let left = leftOf(round); left > 0; left = leftOf(round)) {
    const answers = await context.store.rounds.answers(round.key);
    yield questionReply(round, extra, [clock(round, left, answers.length)]);
    await passed(Math.min(STEP, left));
  }
  yield await resultsReply(round, context);
}

/** How a round ended. Whoever asks first ends it. */
export async function resultsReply(round: Round, { store }: Context): Promise<Reply> {
  const { saved } = await store.rounds.finish(round.key);
  const answers = await store.rounds.answers(round.key);
  const { question, mode, wanted } = round.data as Put;
  const right = answers.filter((answer) => answer.right);
  const isDaily = mode === 'daily';
  return {
    title: `${isDaily ? 'The last question of the day: it' : 'It'} is ${rightText(question)}`,
    tone: 'answer',
    blocks: [
      // By then the question is far above.
      ...(isDaily ? askedBlocks(question) : []),
      paragraphs(tally(answers.length, right.length)),
      ...(answers.length > 0 ? [pointsTable(answers, round)] : []),
      ...explanation(question),
      ...slips(answers, round),
      ...notes(unsavedNote(saved)),
      nextSteps(question, isDaily ? wanted : { mode: 'group' }),
    ],
    data: {
      round: round.key,
      answer: question.options[rightOption(question)]!.label,
      answers: answers.map(({ user, name, option, right, points }) => ({
        user,
        name,
        option,
        right,
        points,
      })),
      saved,
    },
  };
}

/** Nobody may be left to read on when the round ends: its points count all the same. */
function endInTime(round: Round, { store }: Context): void {
  setTimeout(() => void store.rounds.finish(round.key), leftOf(round) + STEP).unref();
}

function leftOf({ closes }: Round): number {
  return closes! - Date.now();
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function clock({ opened, closes }: Round, left: number, answered: number): Progress {
  const seconds = Math.ceil(left / 1000);
  const total = Math.round((closes! - opened) / 1000);
  const who = answered === 1 ? '1 has answered' : `${answered} have answered`;
  return { type: 'progress', label: `${seconds} s left, ${who}`, done: Math.max(0, total - seconds), total };
}

function tally(answered: number, right: number): string {
  if (answered === 0) return 'Nobody answered this time.';
  if (answered === 1)
    return right === 1 ? 'One answered, and was right.' : 'One answered, and was not right.';
  return `${right} of ${answered} were right.`;
}

function pointsTable(answers: readonly Answer[], round: Round): Block {
  const { question, mode } = round.data as Put;
  const timed = mode === 'group';
  const best = [...answers].sort((one, other) => other.points - one.points || one.at - other.at);
  const rows = best
    .slice(0, LISTED)
    .map((answer) => [
      nameOf(answer),
      optionText(question, answer.option),
      ...(timed ? [`${((answer.at - round.opened) / 1000).toFixed(1)} s`] : []),
      String(answer.points),
    ]);
  return table(['Who', 'Answer', ...(timed ? ['>After'] : []), '>Points'], rows);
}

const LISTED = 20;

/** Names are shown as text, so that nobody is pinged. */
export function nameOf({ user, name }: Pick<Answer, 'user' | 'name'>): string {
  return name ?? `…${user.slice(-4)}`;
}

/** The slips that were made, each once. */
function slips(answers: readonly Answer[], round: Round): readonly Block[] {
  const { question } = round.data as Put;
  const chosen = [...new Set(answers.map(({ option }) => option))].sort();
  const lines = chosen.flatMap((option) => {
    const { slip } = question.options[option]!;
    return slip === undefined ? [] : [`${optionText(question, option)}: ${slip}`];
  });
  return lines.length === 0 ? [] : [{ type: 'text', heading: 'Slips', style: 'list', paragraphs: lines }];
}
