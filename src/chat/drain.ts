import type { Bot } from './bot.ts';
import { joined } from './joined.ts';
import { outcomeOf, restartingReply } from './mistake.ts';

/** A bot that can come to an end without leaving anybody without an answer. */
export interface Drained {
  /** For requests that are taken when they are asked; once draining, they are told that the bot restarts. */
  readonly bot: Bot;
  readonly admit: Admit;
  /**
   * Takes no more requests and resolves when the running ones have been answered. After this many milliseconds those that
   * are left are told that the bot restarts; an answer that nobody reads on is not waited for.
   */
  drain(milliseconds: number): Promise<void>;
  readonly draining: boolean;
}

/**
 * Deals with what a platform delivered, which counts as running from now on: whatever it asks of this bot is answered, even
 * where the program is told to end before it asks. What is delivered afterwards is told that the bot restarts.
 */
export type Admit = <T>(deal: (bot: Bot) => Promise<T>) => Promise<T>;

/** Lets a bot come to an end in order. */
export function createDrain(inner: Bot): Drained {
  const running = createCount();
  const turnedAway = createCount();
  const cut = new AbortController();
  let draining = false;

  async function* answered(...[request, asking = {}]: Parameters<Bot['answer']>) {
    const { signal, release } = joined(asking.signal ? [asking.signal, cut.signal] : [cut.signal]);
    try {
      for await (const reply of inner.answer(request, { ...asking, signal })) {
        const isCut = cut.signal.aborted && outcomeOf(reply) === 'cancelled';
        yield isCut ? restartingReply() : reply;
      }
    } finally {
      release();
    }
  }

  async function* answer(...asked: Parameters<Bot['answer']>) {
    if (draining) {
      yield restartingReply();
      return;
    }
    const ended = running.begin();
    try {
      yield* answered(...asked);
    } finally {
      ended();
    }
  }

  return {
    bot: { ...inner, answer },
    async admit(deal) {
      const ended = (draining ? turnedAway : running).begin();
      try {
        return await deal({ ...inner, answer: draining ? restarting : answered });
      } finally {
        ended();
      }
    },
    async drain(milliseconds) {
      draining = true;
      const timer = setTimeout(() => cut.abort(), milliseconds);
      await Promise.race([running.none(), elapsed(milliseconds + LAST_WORDS)]);
      clearTimeout(timer);
      await Promise.race([turnedAway.none(), elapsed(LAST_WORDS)]);
    },
    get draining() {
      return draining;
    },
  };
}

/** For the last words to be written, in milliseconds. */
const LAST_WORDS = 3000;

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

async function* restarting() {
  yield restartingReply();
}

/** How many there are of something, for whoever waits until there are none. */
function createCount() {
  let count = 0;
  let wake = () => {};
  return {
    begin() {
      count += 1;
      return () => {
        count -= 1;
        if (count === 0) wake();
      };
    },
    async none() {
      if (count > 0) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}
