import type { ComputedAnswer } from './answer.ts';
import { compareSides } from './comparison.ts';
import { whetherMet } from './expectation.ts';
import { countFigure } from './figures.ts';
import { countTensor } from './memory.ts';
import { type Question, readQuestion } from './question.ts';
import { COMPARES } from './sides.ts';
import { onStatedOutput } from './stated-output.ts';
import { solve } from './unknown/solve.ts';
import { unsettled } from './unsettled.ts';

export type { ComputedAnswer } from './answer.ts';

/**
 * Computes the answer to a question about sizes, counts and receptive fields in a learner's words. Undefined where the
 * text is not clearly such a question or does not say enough: nothing is guessed.
 */
export function computedAnswer(question: string): ComputedAnswer | undefined {
  if (question.length > LONGEST) return undefined;
  const read = readQuestion(question);
  const whole = read && onStatedOutput(read);
  return whole && !EXPLAINS.test(whole.text) && !CORRECTED.test(whole.text) ? answer(whole) : undefined;
}

const LONGEST = 2_000;

/** Questions for reasons and meanings, which no number answers. */
const EXPLAINS =
  /^(?:so |but |and |ok |hi |hello )*(?:when|where|should|explain|who|what does .* (?:mean|do)\b|what (?:do(?! (?:i|we|you) (?:write|put|type|enter|get))|are)\b.* (?:mean|for)\b|is it (?:better|good|ok|bad)|which is better)|\b(?:why|how come|reduce|avoid)\b|\bstem\b(?!.*(?:@\d|\d+x\d+))/;

/** What a correction puts right, or stands instead of, is not read. */
const CORRECTED = /\binstead\b(?! of)|\d.*\b(?:no,? wait|sorry|i meant|scratch that|correction)\b.*\d/;

/** What is asked of both is no one number. */
const BOTH =
  /\bsame and valid\b|\bvalid and same\b|\b(?:positions|places|pixels)\b.*\b(?:in total|altogether|overall|in all)\b|\b(?:weights?|parameters) (?:and|plus) (?:the )?activations?\b|\bactivations? (?:and|plus) (?:the )?(?:weights|parameters)\b/;

/** What two figures have between them is neither of them. */
const RELATES =
  /\b(?:difference|savings?|do(?:es)? (?:[a-z]+ ){1,3}save|saved (?:by|when|if)|(?:what|which) (?:factor|ratio|percentage|share|fraction)|percent|by how (?:much|many)|how many times (?:more|less|fewer|smaller|larger|bigger|cheaper|higher|lower))\b/;

/** “How do I count …” wants the way and “more” without a “than” a reason, unless sizes are there to go by. */
const GENERAL =
  /\bhow (?:to|do (?:i|you|we)|does one|can (?:i|you|we))\b|(?<!how (?:many|much) )\b(?:more|fewer|less|cheaper)\b/;

/** A change, of which both ends would have to be counted. */
const CHANGE = /\bby (?:how (?:much|many)|(?:which|what) factor)\b/;

/** A receptive field that is given, and not asked for. */
const GIVEN_FIELD = /\breceptive field (?:of |is |size |exactly |at least )*\d+(?:x\d+)?\W*$/;

function answer(question: Question): ComputedAnswer | undefined {
  const { sides, unknown, text } = question;
  if (sides.length === 2) return compareSides(question);
  if (question.arounds || CHANGE.test(text)) return undefined;
  if (unknown !== undefined) {
    const solved = solve(unknown, question);
    if (solved || unknown === 'input') return solved;
  }
  if (BOTH.test(text) || RELATES.test(text) || GIVEN_FIELD.test(text)) return undefined;
  if (question.expectation === undefined && /\byes or no\b/.test(text)) return undefined;
  if (sides.length === 0) return countTensor(question);
  const [layers] = sides;
  const figure = question.figure ?? (question.expectation === undefined ? undefined : 'output');
  if (!layers || !figure || (COMPARES.test(text) && /\b(?:than|vs|versus|compared?)\b/.test(text)))
    return undefined;
  if (question.around.input === undefined && GENERAL.test(text)) return undefined;
  const counted = countFigure(figure, layers, question) ?? unsettled(figure, layers, question);
  return counted && question.expectation !== undefined
    ? whetherMet(counted, question.expectation, question.around, text)
    : counted;
}
