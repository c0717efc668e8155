import { randomBytes, randomInt } from 'node:crypto';
import type { Caller } from '../src/chat/caller.ts';
import { isUnasked } from '../src/chat/post.ts';
import type { Member, Round } from '../src/store/store.ts';
import { drawQuestion } from '../src/study/quiz/draw.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import type { Level } from '../src/study/quiz/question.ts';
import { levelOf, nextFor } from '../src/study/quiz/repetition.ts';
import type { Mode, Put } from '../src/study/quiz/round.ts';
import type { Context } from './context.ts';
import { nextIn, noteLast, placeIn } from './quiz-daily.ts';

/** What a new round is to be. */
export interface Wanted {
  readonly mode: Mode;
  readonly skill?: string | undefined;
  readonly level?: number | undefined;
  /** How long a group has, in seconds. */
  readonly seconds: number;
}

/** How many of a learner's latest answers decide what comes next. */
const REMEMBERED = 500;

/** Whoever asks, as the store names them. Outside of servers the conversation is the place, or whoever is alone with the bot. */
export function memberOf({ platform, user, channel, server }: Caller): Member {
  const place = server ?? (channel === undefined ? `@${user}` : `#${channel}`);
  return { server: `${platform}:${place}`, user: `${platform}:${user}` };
}

/** One learner's answers, oldest first. */
export function reviewsOf(caller: Caller, { store }: Context) {
  return store.reviews.of(memberOf(caller), REMEMBERED);
}

/** Draws a question and opens a round with it, under a key that nobody can guess. */
export async function openRound(
  wanted: Wanted,
  context: Context,
  caller: Caller,
): Promise<{ readonly round: Round; readonly saved: boolean }> {
  const { skill, level } = await choose(wanted, context, caller);
  const daily = wanted.mode === 'daily' ? placeIn(caller) : undefined;
  const until = daily && (await nextIn(daily, context));
  const kind = kinds.find(({ name }) => name === skill)!;
  const put: Put = {
    question: drawQuestion(kind, level, randomInt(2 ** 32), context.asked.of(caller)),
    mode: wanted.mode,
    place: placeOf(caller),
    ...(until === undefined ? {} : { until }),
    wanted: {
      ...(wanted.skill === undefined ? {} : { skill: wanted.skill }),
      ...(wanted.level === undefined ? {} : { level: wanted.level as Level }),
    },
  };
  const opened = Date.now();
  const round: Round = {
    key: randomBytes(12).toString('base64url'),
    ...memberOf(caller),
    opened,
    ...(wanted.mode === 'group' ? { closes: opened + wanted.seconds * 1000 } : {}),
    data: put,
  };
  const { saved } = await context.store.rounds.open(round);
  if (daily && isUnasked(caller)) await noteLast(daily, round.key, context);
  return { round, saved };
}

function placeOf({ platform, server, channel }: Caller): Put['place'] {
  return {
    platform,
    ...(server === undefined ? {} : { server }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** What is not asked for: by the learner's own repetition where one learner is asked, at random for a group. */
async function choose({ mode, skill, level }: Wanted, context: Context, caller: Caller) {
  if (mode !== 'solo') {
    return { skill: skill ?? kinds[randomInt(kinds.length)]!.name, level: (level ?? 2) as Level };
  }
  const reviews = await reviewsOf(caller, context);
  const next = nextFor(reviews, skill === undefined ? kinds.map(({ name }) => name) : [skill], Date.now());
  return { skill: next.skill, level: (level as Level | undefined) ?? levelOf(reviews, next.skill) };
}
