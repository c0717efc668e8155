import { commands } from '../commands/index.ts';
import { type BotOptions, createBot } from './chat/bot.ts';
import type { Check } from './chat/check.ts';
import type { Post } from './chat/post.ts';
import { createUploads } from './chat/uploads.ts';
import { checkUpload } from './engine/compute/upload.ts';
import type { Jobs } from './engine/jobs.ts';
import type { Store } from './store/store.ts';
import { createAskedAbout } from './study/quiz/asked.ts';
import type { Work } from './work/work.ts';

/** The bot with what its commands work with. */
export function makeBot(
  {
    work,
    store,
    post,
    checks = [],
  }: {
    readonly work: Work<Jobs>;
    readonly store: Store;
    readonly post?: Post;
    readonly checks?: readonly Check[];
  },
  options: BotOptions = {},
) {
  const uploads = createUploads({ bytes: 64 * 2 ** 20, check: checkUpload });
  return {
    bot: createBot(
      commands,
      { work, uploads, store, post, checks, asked: createAskedAbout() },
      { ...options, store },
    ),
    uploads,
    /** Lets every command load what its first answer would have to wait for. */
    prepare: async () => void (await Promise.all(commands.map(({ prepare }) => prepare?.()))),
  };
}
