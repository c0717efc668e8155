import type { GatewayMessageDeleteDispatchData } from 'discord.js';
import type { Bot } from '../../chat/bot.ts';
import { isOver } from './api.ts';
import { questionPlace } from './memory.ts';
import { answerMessage, isFor, type Said } from './said.ts';
import type { Surroundings } from './surroundings.ts';

/** Answers what is said to the bot in channels, threads and direct messages. None of these rejects. */
export interface Conversations {
  said(message: Said): Promise<void>;
  /** An edited question is asked again, and its answer changed. */
  edited(message: Said): Promise<void>;
  /** An answer goes with its question. */
  deleted(message: GatewayMessageDeleteDispatchData): Promise<void>;
}

/** Milliseconds after which an edit that addresses the bot for the first time is no question any more. */
const FRESH = 15 * 60_000;

/** `self` is the bot's own user. */
export function createConversations(self: string, surroundings: Surroundings): Conversations {
  const { api, store, admit, onTrouble } = surroundings;
  const inTurn = createTurns((error) => {
    if (!isOver(error)) onTrouble('A message was not answered', error);
  });
  /** Answers what nobody else, here or on another copy, has claimed by this name. */
  const answerOnce = async (message: Said, bot: Bot, name: string) => {
    if (!(await store.deliveries.claim(`discord:${name}`))) return;
    await inTurn(message.id, (signal) => answerMessage(message, self, { ...surroundings, bot }, signal));
  };
  const isKnown = async (id: string) => (await store.answers.find(questionPlace(id))) !== undefined;
  return {
    async said(message) {
      if (isFor(message, self)) await admit((bot) => answerOnce(message, bot, message.id));
    },
    async edited(message) {
      const { id, edited_timestamp: edited, timestamp } = message;
      // A link that was unfolded updates a message too, and edits nothing.
      if (!edited || !isFor(message, self)) return;
      const isFresh = Date.parse(edited) - Date.parse(timestamp) < FRESH;
      await admit(async (bot) => {
        if (isFresh || (await isKnown(id))) await answerOnce(message, bot, `${id}:${edited}`);
      });
    },
    async deleted({ id, channel_id: channel }) {
      await admit(() =>
        inTurn(id, async () => {
          const known = await store.answers.find(questionPlace(id));
          if (!known) return;
          await store.answers.forget(questionPlace(id));
          for (const message of known.messages) await api.erase(channel, message);
        }),
      );
    },
  };
}

/** Runs one thing at a time for each key; a later one stops the one before and waits until it has ended. */
function createTurns(failed: (error: unknown) => void) {
  const underWay = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();
  return async (key: string, run: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const before = underWay.get(key);
    const stop = new AbortController();
    before?.stop.abort();
    const done = (before?.done ?? Promise.resolve())
      .then(() => run(stop.signal))
      .catch((error) => {
        if (!stop.signal.aborted) failed(error);
      });
    const turn = { stop, done };
    underWay.set(key, turn);
    await done;
    if (underWay.get(key) === turn) underWay.delete(key);
  };
}
