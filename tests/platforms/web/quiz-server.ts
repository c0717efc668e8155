import { Hono } from 'hono';
import type { Bot } from '../../../src/chat/bot.ts';
import { openDoor } from '../../../src/door.ts';
import { web } from '../../../src/platforms/web/adapter.ts';
import { lazyStore } from '../../../src/store/open.ts';
import { rightOption } from '../../../src/study/quiz/question.ts';
import { letterOf, type Put } from '../../../src/study/quiz/round.ts';
import { views } from '../../../src/views.ts';
import { quizBot } from '../../commands/quiz-bot.ts';
import { unexpected } from '../../store/fresh.ts';

/** The playground with all commands on the database of this file, as one process that runs the bot has it. */
export async function serveQuiz(file: string) {
  const store = lazyStore({ file, onTrouble: unexpected });
  const { bot: asked } = quizBot(store);
  let last = '';
  const bot: Bot = {
    ...asked,
    async *answer(request, asking) {
      for await (const reply of asked.answer(request, asking)) {
        const { round, mode } = reply.data as { readonly round?: string; readonly mode?: string };
        if (round !== undefined && mode !== undefined) last = round;
        yield reply;
      }
    },
  };
  const routes = new Hono();
  const uploads = { keep: () => 'none', find: () => undefined };
  const reportBug = ({ error }: { readonly error: unknown }) => {
    throw error;
  };
  await web({ routes, uploads, views, reportBug, page: 'dist/page' }).start(bot);
  const door = await openDoor(routes, { port: 0, host: '127.0.0.1' });
  return {
    url: door.url,
    /** The letter of the right option of the question that was put last. */
    async right() {
      const { question } = (await store.rounds.find(last))!.data as Put;
      return letterOf(rightOption(question));
    },
    async stop() {
      await door.shut();
      await store.close();
    },
  };
}
