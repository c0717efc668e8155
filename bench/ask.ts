import { finalReply } from '../src/chat/bot.ts';
import { type Case, casesOf, evaluate } from '../tests/study/evaluation.ts';
import { withBot } from './compare.ts';
import { atLeast, type Measurement, median, quantile, timed, under } from './measure.ts';

/** How right and how fast questions are answered, by halves of the evaluation set. */
export async function asking(): Promise<Measurement[]> {
  const folder = new URL('../tests/study/questions/', import.meta.url);
  const [tuning, heldOut] = [casesOf('tuning', folder), casesOf('held-out', folder)];
  // Times before accuracy: the first answer of a process reads the topics.
  const measured = await times([...tuning, ...heldOut]);
  return [...accuracy('tuning half', tuning), ...accuracy('held-out half', heldOut), ...measured];
}

function accuracy(half: string, cases: readonly Case[]): Measurement[] {
  const { first, amongThree, wrongOffTopic } = evaluate(cases);
  const wrong = wrongOffTopic * 100;
  return [
    atLeast(`ask, ${half}: right in the first place`, first * 100, 90, ' %'),
    atLeast(`ask, ${half}: right among the first three`, amongThree * 100, 97, ' %'),
    {
      what: `ask, ${half}: off-topic and answered all the same`,
      figure: `${wrong.toFixed(1)} %`,
      goal: 'under 3 %',
      met: wrong < 3,
    },
  ];
}

async function times(cases: readonly Case[]): Promise<Measurement[]> {
  return withBot(1, async (bot) => {
    const ask = (index: number) =>
      finalReply(bot.answer({ command: 'ask', args: { question: cases[index]!.question } }));
    const [first] = await timed(1, ask);
    const samples = await timed(cases.length, ask);
    return [
      { what: 'ask, the first answer of a process, topics read', figure: `${first!.toFixed(0)} ms` },
      under('ask, an answer: median', median(samples), 20),
      { what: 'ask, an answer: 99th percentile', figure: `${quantile(samples, 0.99).toPrecision(3)} ms` },
    ];
  });
}
