import { ask } from '../commands/ask.ts';
import { finalReply } from '../src/chat/bot.ts';
import { type Case, casesOf, evaluate } from '../tests/study/evaluation.ts';
import { withBot } from './compare.ts';
import { atLeast, type Measurement, median, quantile, timed, under } from './measure.ts';

/** How right and how fast questions are answered, by parts of the evaluation set. */
export async function asking(): Promise<Measurement[]> {
  const folder = new URL('../tests/study/questions/', import.meta.url);
  const [tuning, heldOut, computed, unseen] = (
    ['tuning', 'held-out', 'computed', 'computed-held-out'] as const
  ).map((part) => casesOf(part, folder)) as [Case[], Case[], Case[], Case[]];
  // Times before accuracy: the first answers of a process are the slow ones.
  const measured = await times([...tuning, ...heldOut, ...computed]);
  return [
    ...accuracy('tuning half', tuning),
    ...accuracy('held-out half', heldOut),
    ...numbers('tuned on', computed),
    ...numbers('held out', unseen),
    ...measured,
  ];
}

function accuracy(half: string, cases: readonly Case[]): Measurement[] {
  const { first, amongThree, wrongOffTopic } = evaluate(cases);
  return [
    atLeast(`ask, ${half}: right in the first place`, first * 100, 90, ' %'),
    atLeast(`ask, ${half}: right among the first three`, amongThree * 100, 97, ' %'),
    share(`ask, ${half}: off-topic and answered all the same`, wrongOffTopic * 100, 3),
  ];
}

function numbers(which: string, cases: readonly Case[]): Measurement[] {
  const { first, wrongNumber } = evaluate(cases);
  return [
    atLeast(`ask, questions for a number, ${which}: right`, first * 100, 90, ' %'),
    share(`ask, questions for a number, ${which}: wrong`, wrongNumber * 100, 3),
  ];
}

function share(what: string, percent: number, goal: number): Measurement {
  return { what, figure: `${percent.toFixed(1)} %`, goal: `under ${goal} %`, met: percent < goal };
}

async function times(cases: readonly Case[]): Promise<Measurement[]> {
  return withBot(1, async (bot) => {
    const [prepared] = await timed(1, () => ask.prepare?.());
    const asked = (index: number) =>
      finalReply(bot.answer({ command: 'ask', args: { question: cases[index]!.question } }));
    const [first] = await timed(1, asked);
    const samples = await timed(cases.length, asked);
    return [
      { what: 'ask, made ready while the program starts', figure: `${prepared!.toFixed(0)} ms` },
      under('ask, the first answer after that', first!, 20),
      under('ask, an answer: median', median(samples), 20),
      under('ask, an answer: 99th percentile', quantile(samples, 0.99), 20),
    ];
  });
}
