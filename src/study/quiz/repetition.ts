import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Level } from './question.ts';

/** An answered question, as far as it matters for what comes next. */
export interface Review {
  readonly skill: string;
  readonly level: number;
  readonly right: boolean;
  readonly points: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** What a learner is to be asked next. */
export interface Next {
  readonly skill: string;
  readonly level: Level;
}

/**
 * The skill that is most likely forgotten among those that are due; else the first one never asked; else the one that is
 * due soonest. `reviews` are one learner's, oldest first. Each skill is a card of FSRS (Ye, Su & Cao, KDD 2022).
 */
export function nextFor(reviews: readonly Review[], skills: readonly string[], now: number): Next {
  const asked = skills.flatMap((skill) => {
    const card = cardOf(reviews, skill);
    return card
      ? [{ skill, due: card.due.getTime(), recalled: scheduler.get_retrievability(card, now, false) }]
      : [];
  });
  const due = asked.filter((card) => card.due <= now).sort((one, other) => one.recalled - other.recalled);
  const fresh = skills.find((skill) => !asked.some((card) => card.skill === skill));
  const soonest = [...asked].sort((one, other) => one.due - other.due);
  const skill = due[0]?.skill ?? fresh ?? soonest[0]!.skill;
  return { skill, level: levelOf(reviews, skill) };
}

/** When a skill is to be asked again, in milliseconds since 1970; undefined where it has never been asked. */
export function dueAt(reviews: readonly Review[], skill: string): number | undefined {
  return cardOf(reviews, skill)?.due.getTime();
}

/** Three right answers in a row lead to the next level, two wrong ones back; easier questions do not lead up. */
export function levelOf(reviews: readonly Review[], skill: string): Level {
  let level = 1;
  let run = 0;
  for (const review of reviews) {
    if (review.skill !== skill) continue;
    if (review.right && review.level >= level) run = Math.max(run, 0) + 1;
    if (!review.right && review.level <= level) run = Math.min(run, 0) - 1;
    if (run < UP && run > DOWN) continue;
    level = Math.min(5, Math.max(1, level + Math.sign(run)));
    run = 0;
  }
  return level as Level;
}

const UP = 3;
const DOWN = -2;

const scheduler = fsrs({ enable_fuzz: false });

function cardOf(reviews: readonly Review[], skill: string): Card | undefined {
  const own = reviews.filter((review) => review.skill === skill);
  if (own.length === 0) return undefined;
  return own.reduce<Card>(
    (card, { at, right }) => scheduler.next(card, at, right ? Rating.Good : Rating.Again).card,
    createEmptyCard(own[0]!.at),
  );
}
