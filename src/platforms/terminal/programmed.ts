import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Bot, finalReply } from '../../chat/bot.ts';
import { replyAsJson } from '../../chat/json.ts';
import { mistakeReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import { UserError } from '../../user-error.ts';
import { mapInOrder } from './in-order.ts';
import { savePictures } from './pictures.ts';
import { readLine } from './read-request.ts';

/** Requests under way at once: enough to keep the child processes busy. */
const AT_ONCE = 16;

/** Answers every line that comes in with a line of JSON, in order. */
export async function answerLines(
  bot: Bot,
  input: Readable,
  output: Writable,
  folder: string,
): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const answers = mapInOrder(lines, AT_ONCE, async (line) => jsonLine(await answerLine(bot, line), folder));
  for await (const answer of answers) {
    if (!output.write(answer)) await once(output, 'drain');
  }
}

/** A Reply as one line of JSON; its pictures are saved in the folder. */
export async function jsonLine(reply: Reply, folder: string): Promise<string> {
  const pathOf = await savePictures(reply, folder);
  return `${JSON.stringify(replyAsJson(reply, (image) => ({ path: pathOf(image) })))}\n`;
}

async function answerLine(bot: Bot, line: string): Promise<Reply> {
  try {
    return await finalReply(bot.answer(readLine(line)));
  } catch (error) {
    if (error instanceof UserError) return mistakeReply(error);
    throw error;
  }
}
