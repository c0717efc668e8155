import type { Check } from '../src/chat/check.ts';
import type { Post } from '../src/chat/post.ts';
import type { Uploads } from '../src/chat/uploads.ts';
import type { Jobs } from '../src/engine/jobs.ts';
import type { Store } from '../src/store/store.ts';
import type { AskedAbout } from '../src/study/quiz/asked.ts';
import type { Work } from '../src/work/work.ts';

/** What every command is handed to work with. */
export interface Context {
  readonly work: Work<Jobs>;
  readonly uploads: Uploads;
  readonly store: Store;
  readonly asked: AskedAbout;
  /** Says something in a place that nobody has asked for; absent where no chat is connected. */
  readonly post?: Post | undefined;
  /** What `doctor` looks at beside the engine. */
  readonly checks: readonly Check[];
}
