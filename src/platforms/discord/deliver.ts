import { unshownReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import { isRefused } from './api.ts';
import { createProgress } from './progress.ts';

/**
 * Milliseconds before the first progress is shown, and between two. Where nothing else is asked, an answer is whole by the
 * first; where many ask, its words and numbers are read while its picture waits for its turn.
 */
const RHYTHM = { first: 60, between: 1500 };

/**
 * Shows Replies as they come, each in the place of the one before; resolves to the last one, which is always shown. Where
 * Discord refuses that, the user is told so in its place, and the refusal is thrown.
 */
export async function deliver(
  replies: AsyncIterable<Reply>,
  show: (reply: Reply) => Promise<unknown>,
): Promise<Reply> {
  const progress = createProgress(show, RHYTHM);
  let last: Reply | undefined;
  for await (const reply of replies) {
    last = reply;
    progress.offer(reply);
  }
  await progress.end();
  if (!last) throw new Error('A request ended without a Reply.');
  try {
    await show(last);
  } catch (error) {
    if (isRefused(error)) await show(unshownReply()).catch(() => {});
    throw error;
  }
  return last;
}
