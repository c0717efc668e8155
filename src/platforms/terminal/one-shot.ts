import type { Bot } from '../../chat/bot.ts';
import type { Block, Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import type { Streams } from './streams.ts';
import { progressText } from './write-reply.ts';

/** Awaits the last Reply; meanwhile says on the terminal, if there is one, what is being done. */
export async function awaitReply(
  bot: Bot,
  request: Request,
  errors: Streams['errors'],
  signal?: AbortSignal,
): Promise<Reply> {
  let last: Reply | undefined;
  for await (const reply of bot.answer(request, { signal })) {
    last = reply;
    const progress = reply.blocks.find(
      (block): block is Extract<Block, { type: 'progress' }> => block.type === 'progress',
    );
    if (errors.isTTY) errors.write(`${CLEAR_LINE}${progress ? progressText(progress) : ''}`);
  }
  if (errors.isTTY) errors.write(CLEAR_LINE);
  return last!;
}

const CLEAR_LINE = '\r\x1b[K';
