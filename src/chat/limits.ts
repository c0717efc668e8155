import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Asker, budgetOf } from '../work/work.ts';

/** How much each user and each server may ask within a minute. */
export interface Limits {
  /** Takes the point that every request costs. Throws TooOften where none is left. */
  take(asker: Asker): Promise<void>;
  /** Gives back what `take` took: a slip costs nothing. */
  refund(asker: Asker): Promise<void>;
  /** Takes what a request's work cost: a point for each tenth of a second that a child computed. */
  charge(asker: Asker, milliseconds: number): Promise<void>;
}

export interface Budgets {
  /** Points a minute. */
  readonly user: number;
  readonly server: number;
}

/** A user or their server has used up what they may ask for within a minute. */
export class TooOften extends Error {
  readonly whose: 'user' | 'server';
  /** Seconds until there are points again. */
  readonly retryAfter: number;

  constructor(whose: 'user' | 'server', retryAfter: number) {
    super(`The ${whose} has no points left.`);
    this.name = 'TooOften';
    this.whose = whose;
    this.retryAfter = retryAfter;
  }
}

const SECONDS = 60;
const MILLISECONDS_A_POINT = 100;

/** Limits that are kept in memory: a restart forgets them. */
export function createLimits(budgets: Budgets): Limits {
  const users = new RateLimiterMemory({ points: budgets.user, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: budgets.server, duration: SECONDS });
  const change = async (asker: Asker, points: number) => {
    if (points === 0) return;
    const by = points > 0 ? ('penalty' as const) : ('reward' as const);
    await users[by](budgetOf(asker), Math.abs(points));
    if (asker.server !== undefined) await servers[by](serverOf(asker), Math.abs(points));
  };
  return {
    async take(asker) {
      await consume(users, budgetOf(asker), 'user');
      if (asker.server === undefined) return;
      try {
        await consume(servers, serverOf(asker), 'server');
      } catch (error) {
        await users.reward(budgetOf(asker), 1);
        throw error;
      }
    },
    refund: (asker) => change(asker, -1),
    charge: (asker, milliseconds) => change(asker, Math.floor(milliseconds / MILLISECONDS_A_POINT)),
  };
}

async function consume(limiter: RateLimiterMemory, key: string, whose: 'user' | 'server'): Promise<void> {
  try {
    await limiter.consume(key, 1);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new TooOften(whose, Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
}

const serverOf = ({ platform, server }: Asker) => `${platform}:${server}`;
