import type { Bot } from './bot.ts';
import { outcomeOf, restartingReply } from './mistake.ts';

/** A bot that can come to an end without leaving anybody without an answer. */
export interface Drained {
  readonly bot: Bot;
  /**
   * Takes no more requests and resolves when the running ones have been answered. After this many milliseconds those that
   * are left are told that the bot restarts; an answer that nobody reads on is not waited for.
   */
  drain(milliseconds: number): Promise<void>;
  readonly draining: boolean;
}

/** Lets a bot come to an end in order. */
export function createDrain(inner: Bot): Drained {
  const running = new Set<Promise<void>>();
  const cut = new AbortController();
  let draining = false;

  async function* answer(...[request, asking = {}]: Parameters<Bot['answer']>) {
    if (draining) {
      yield restartingReply();
      return;
    }
    const { promise, resolve } = withResolve();
    running.add(promise);
    try {
      const signal = asking.signal ? AbortSignal.any([asking.signal, cut.signal]) : cut.signal;
      for await (const reply of inner.answer(request, { ...asking, signal })) {
        const isCut = cut.signal.aborted && outcomeOf(reply) === 'cancelled';
        yield isCut ? restartingReply() : reply;
      }
    } finally {
      running.delete(promise);
      resolve();
    }
  }

  async function allAnswered() {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    bot: { commands: inner.commands, answer },
    async drain(milliseconds) {
      draining = true;
      const timer = setTimeout(() => cut.abort(), milliseconds);
      await Promise.race([allAnswered(), unread(milliseconds)]);
      clearTimeout(timer);
    },
    get draining() {
      return draining;
    },
  };
}

/** For the last words to be written, in milliseconds. */
const LAST_WORDS = 3000;

function unread(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds + LAST_WORDS).unref());
}

function withResolve() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}
