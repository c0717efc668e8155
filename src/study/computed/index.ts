import type { ComputedAnswer } from './answer.ts';
import { compareSides } from './comparison.ts';
import { countFigure } from './figures.ts';
import { COMPARES, type Question, readQuestion } from './question.ts';
import { solve } from './unknowns.ts';

export type { ComputedAnswer } from './answer.ts';

/**
 * Computes the answer to a question about sizes, counts and receptive fields in a learner's words. Undefined where the
 * text is not clearly such a question or does not say enough: nothing is guessed.
 */
export function computedAnswer(question: string): ComputedAnswer | undefined {
  if (question.length > LONGEST) return undefined;
  const read = readQuestion(question);
  return read && !EXPLAINS.test(read.text) ? answer(read) : undefined;
}

const LONGEST = 2_000;

/** Questions for reasons and meanings, which no number answers. */
const EXPLAINS =
  /^(?:so |but |and |ok |hi |hello )*(?:why|when|where|should|explain|who|what does .* (?:mean|do)\b|what (?:do|are)\b.* (?:mean|for)\b|is it (?:better|good|ok|bad)|which is better)/;

function answer(question: Question): ComputedAnswer | undefined {
  const { sides, figure, unknown, text } = question;
  if (sides.length === 2) return compareSides(question);
  if (unknown !== undefined) {
    const solved = solve(unknown, question);
    if (solved) return solved;
  }
  const [layers] = sides;
  if (!layers || !figure || (COMPARES.test(text) && /\b(?:than|vs|versus|compared?)\b/.test(text)))
    return undefined;
  return countFigure(figure, layers, question);
}
