import type { Bot } from './bot.ts';
import { outcomeOf, restartingReply } from './mistake.ts';

/** A bot that can come to an end without leaving anybody without an answer. */
export interface Drained {
  readonly bot: Bot;
  /**
   * Takes no more requests and resolves when the running ones have been answered: at the latest after this many
   * milliseconds, when those that are left are told that the bot restarts.
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

  return {
    bot: { commands: inner.commands, answer },
    async drain(milliseconds) {
      draining = true;
      const timer = setTimeout(() => cut.abort(), milliseconds);
      while (running.size > 0) await Promise.all(running);
      clearTimeout(timer);
    },
    get draining() {
      return draining;
    },
  };
}

function withResolve() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}
