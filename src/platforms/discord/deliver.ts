import { unshownReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import { isRefused } from './api.ts';
import { createProgress } from './progress.ts';

/** Milliseconds before the first progress is shown, for most answers are there by then, and between two. */
const RHYTHM = { first: 400, between: 1500 };

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
