import { commands } from '../../commands/index.ts';
import { type Bot, createBot, finalReply } from '../../src/chat/bot.ts';
import { type Caller, OWNER } from '../../src/chat/caller.ts';
import type { Block, Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { createUploads, type Uploads } from '../../src/chat/uploads.ts';
import type { Jobs } from '../../src/engine/jobs.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createAskedAbout } from '../../src/study/quiz/asked.ts';
import { createPool } from '../../src/work/pool.ts';

export interface RealBot {
  readonly bot: Bot;
  readonly uploads: Uploads;
  readonly store: Store;
  ask(request: Request | string, caller?: Caller): Promise<Reply>;
  /** How many pictures wait to be drawn. */
  waiting(): number;
  close(): Promise<void>;
}

/** The bot with all commands, and with a child process that draws. A bug in a command fails the test that met it. */
export function realBot(): RealBot {
  const work = createPool<Jobs>({
    module: new URL('../../dist/child.js', import.meta.url),
    children: 1,
    waiting: 100,
    seconds: 60,
    megabytes: 1024,
    ready: 1,
  });
  const uploads = createUploads({ bytes: 2 ** 24 });
  const bugs: unknown[] = [];
  const store = memoryStore();
  const context = { work, uploads, store, checks: [], asked: createAskedAbout() };
  const bot = createBot(commands, context, { store, reportBug: ({ error }) => bugs.push(error) });
  return {
    bot,
    uploads,
    store,
    async ask(request, caller = OWNER) {
      const reply = await finalReply(
        bot.answer(typeof request === 'string' ? { text: request } : request, { caller }),
      );
      if (bugs.length > 0) throw bugs[0];
      return reply;
    },
    waiting: () => work.backlog().waiting,
    close: () => work.close(),
  };
}

/** The blocks of one type. */
export function blocksOf<T extends Block['type']>(
  reply: Reply,
  type: T,
): readonly Extract<Block, { type: T }>[] {
  return reply.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type);
}

/** All text of a Reply, for what it must or must not say. */
export function textOf({ title, blocks }: Reply): string {
  return [title, ...blocks.map((block) => JSON.stringify(block))].join('\n');
}
