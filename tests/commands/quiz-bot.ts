import { commands } from '../../commands/index.ts';
import { type Bot, createBot, finalReply } from '../../src/chat/bot.ts';
import type { Caller } from '../../src/chat/caller.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { CommandRequest, Request } from '../../src/chat/request.ts';
import type { Picture } from '../../src/engine/render/picture.ts';
import type { Store } from '../../src/store/store.ts';
import { createAskedAbout } from '../../src/study/quiz/asked.ts';
import { type Question, rightOption } from '../../src/study/quiz/question.ts';
import type { Put } from '../../src/study/quiz/round.ts';
import { freshStore } from '../store/fresh.ts';

export const ANN: Caller = {
  platform: 'discord',
  server: 'S',
  channel: 'C',
  user: 'ann',
  name: 'Ann',
  moderator: false,
};
export const BOB: Caller = { ...ANN, user: 'bob', name: 'Bob' };

export interface QuizBot {
  readonly bot: Bot;
  readonly store: Store;
  /** The last Reply; a bug in a command fails the test that met it. */
  ask(request: Request | string, caller?: Caller): Promise<Reply>;
}

const PIXEL: Picture = { name: 'maps.png', alt: 'A pixel.', width: 1, height: 1, png: new Uint8Array() };

/** The bot with all commands on a store; nothing is drawn, whatever a question shows. */
export function quizBot(store: Store = freshStore()): QuizBot {
  const work = { run: async () => ({ ...PIXEL, pages: 1 }), close: async () => {} };
  const uploads = { keep: () => Promise.reject(new Error('Nothing is uploaded.')), find: () => undefined };
  const bugs: unknown[] = [];
  const bot = createBot(commands, { work, uploads, store, asked: createAskedAbout() } as never, {
    reportBug: ({ error }) => bugs.push(error),
  });
  return {
    bot,
    store,
    async ask(request, caller = ANN) {
      const asked = typeof request === 'string' ? { text: request } : request;
      const reply = await finalReply(bot.answer(asked, { caller }));
      if (bugs.length > 0) throw bugs[0];
      return reply;
    },
  };
}

/** A question that was put, and what its buttons ask for. */
export interface Shown {
  readonly reply: Reply;
  readonly key: string;
  readonly question: Question;
  readonly right: CommandRequest;
  readonly wrong: CommandRequest;
  /** What is said of the wrong button. */
  readonly slip: string;
}

/** Which button of a shown question is right, as the store knows. */
export async function buttonsOf(reply: Reply, store: Store): Promise<Shown> {
  const { round: key } = reply.data as { readonly round: string };
  const { question } = (await store.rounds.find(key))!.data as Put;
  const right = rightOption(question);
  const wrong = right === 0 ? 1 : 0;
  const button = (index: number) => ({ command: 'quiz', args: { round: key, answer: 'abcd'[index]! } });
  return {
    reply,
    key,
    question,
    right: button(right),
    wrong: button(wrong),
    slip: question.options[wrong]!.slip!,
  };
}
