import { formatCount } from '../../../src/engine/analysis/format.ts';
import { type Summary, summarise } from '../../../src/engine/analysis/summary.ts';
import { formatShape, readModel } from '../../../src/engine/notation/index.ts';
import type { Question } from '../../../src/study/quiz/question.ts';

/**
 * What the engine says to an option when it reads the question as it is shown: its code, on the input that its text
 * names, and nothing that the question's author computed.
 */
export function engineSays(question: Question): (label: string) => boolean {
  const answer = ANSWERS[question.skill];
  if (!answer) throw new Error(`Nobody has said how the engine confirms ${question.skill}.`);
  return answer(question);
}

type Confirm = (question: Question) => (label: string) => boolean;

const ANSWERS: Readonly<Record<string, Confirm>> = {
  shape: figure(({ total }) => formatShape(total.output)),
  parameters: figure(({ total }) => formatCount(total.parameters.total)),
  macs: figure(({ total }) => formatCount(total.macs)),
};

function figure(of: (summary: Summary) => string): Confirm {
  return ({ code, text }) => {
    const input = /\d+(×\d+)+/.exec(text)![0].replaceAll('×', 'x');
    const right = of(summarise(readModel(code!, input).network));
    return (label) => label === right;
  };
}
