import type { ComputedAnswer } from './answer.ts';
import { compareSides } from './comparison.ts';
import { countFigure } from './figures.ts';
import { COMPARES, type Question, readQuestion } from './question.ts';
import { solve } from './unknowns.ts';
import { unsettled } from './unsettled.ts';

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
  /^(?:so |but |and |ok |hi |hello )*(?:when|where|should|explain|who|what does .* (?:mean|do)\b|what (?:do|are)\b.* (?:mean|for)\b|is it (?:better|good|ok|bad)|which is better)|\b(?:why|how come|reduce|avoid)\b|\bstem\b(?!.*@\d)/;

/** “How do I count …” wants the way and “more” without a “than” a reason, unless sizes are there to go by. */
const GENERAL =
  /\bhow (?:to|do (?:i|you|we)|does one|can (?:i|you|we))\b|(?<!how (?:many|much) )\b(?:more|fewer|less|cheaper)\b/;

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
  if (question.around.input === undefined && GENERAL.test(text)) return undefined;
  const counted = countFigure(figure, layers, question) ?? unsettled(figure, layers, question);
  return counted && KEEPS.test(text) ? whetherKept(counted, question) : counted;
}

const KEEPS =
  /^(?:\W*(?:so|but|and|ok)\W+)*(?:does|do|is|will|would)\b.*\b(?:keeps?|preserves?|maintains?|same (?:spatial |output )?size)\b/;

/** “Does it keep the size?” is answered with yes or no. */
function whetherKept(answer: ComputedAnswer, { around, text }: Question): ComputedAnswer {
  const { value } = answer;
  if (answer.quantity !== 'output' || around.input === undefined || typeof value === 'string') return answer;
  const spatial = Array.isArray(value) ? value.slice(0, around.input.length) : around.input.map(() => value);
  const kept = around.input.every((size, axis) => size === spatial[axis]) !== /\bnot\b/.test(text);
  return { ...answer, value: kept, sentence: `${kept ? 'Yes' : 'No'}: ${answer.sentence}` };
}
