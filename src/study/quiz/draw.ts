import { type Level, type Question, type QuestionKind, shuffled } from './question.ts';
import { createRandom } from './random.ts';

/** A question of a kind within a level; the same seed draws the same one. */
export function drawQuestion(kind: QuestionKind, level: Level, seed: number): Question {
  const random = createRandom(seed);
  for (;;) {
    const draft = kind.draft(random, level);
    const question = draft && shuffled(draft, kind, level, random);
    if (question) return question;
  }
}
