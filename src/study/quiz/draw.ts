import type { Network } from '../../engine/network.ts';
import { levelOfNetwork } from './asked.ts';
import { type Level, type Question, type QuestionKind, shuffled } from './question.ts';
import { createRandom, type Random } from './random.ts';

/** How often a question is about what the group itself asked about, where there is something of the level. */
const OWN = 0.4;

/** A question of a kind within a level; the same seed draws the same one. `asked` are networks of the group's own. */
export function drawQuestion(
  kind: QuestionKind,
  level: Level,
  seed: number,
  asked: readonly Network[] = [],
): Question {
  const random = createRandom(seed);
  for (;;) {
    const draft = kind.draft(random, level, ownNetwork(kind, level, asked, random));
    const question = draft && shuffled(draft, kind, level, random);
    if (question) return question;
  }
}

function ownNetwork(
  { aboutAny }: QuestionKind,
  level: Level,
  asked: readonly Network[],
  random: Random,
): Network | undefined {
  const fitting = aboutAny ? asked.filter((network) => levelOfNetwork(network) === level) : [];
  return fitting.length > 0 && random.chance(OWN) ? random.pick(fitting) : undefined;
}
