import { createInterface, type Interface } from 'node:readline';
import type { Bot } from '../../chat/bot.ts';
import { keptOf } from '../../chat/kept.ts';
import { mistakeReply } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandRequest, Request } from '../../chat/request.ts';
import { UserError } from '../../user-error.ts';
import type { Files } from './files.ts';
import { awaitReply } from './one-shot.ts';
import { typedRequests } from './pastes.ts';
import { readTyped } from './read-request.ts';
import type { Streams } from './streams.ts';

/** Talks with a person at a terminal until they leave. The number of an offered action asks for it. */
export async function converse(
  bot: Bot,
  { input, output, errors }: Streams,
  files: Files,
  show: (reply: Reply) => Promise<void>,
): Promise<void> {
  const lines = createInterface({
    input,
    output,
    terminal: true,
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: completerOf(bot),
  });
  output.write(`${GREETING}\n\n`);
  let offered: readonly Request[] = [];
  let previous: CommandRequest | undefined;
  for await (const text of typedRequests(lines)) {
    if (/^\s*(exit|quit|bye)\s*$/i.test(text)) break;
    const reply = await answerTyped(bot, { text, previous, offered }, files, errors, lines);
    await show(reply);
    output.write('\n');
    previous = keptOf(reply, bot.commands) ?? previous;
    offered = reply.blocks.flatMap((block) =>
      block.type === 'actions' ? block.actions.map(({ request }) => request) : [],
    );
  }
  lines.close();
}

const GREETING =
  'Paste one layer or two, in Keras, in PyTorch or as 64@3x3. Type help for all commands, exit to leave.';

/** What was typed, and what stood before it. */
interface Typed {
  readonly text: string;
  readonly previous: CommandRequest | undefined;
  readonly offered: readonly Request[];
}

/** Ctrl-C stops the answer, not the conversation. */
async function answerTyped(
  bot: Bot,
  { text, previous, offered }: Typed,
  files: Files,
  errors: Streams['errors'],
  lines: Interface,
): Promise<Reply> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  lines.once('SIGINT', abort);
  try {
    const request = offered[Number(text) - 1] ?? readTyped(text, files, previous);
    return await awaitReply(bot, request, errors, stop.signal);
  } catch (error) {
    if (error instanceof UserError) return mistakeReply(error);
    throw error;
  } finally {
    lines.off('SIGINT', abort);
  }
}

function completerOf(bot: Bot) {
  const names = [...bot.commands.map(({ name }) => `${name} `), 'exit'];
  return (line: string): [string[], string] => [names.filter((name) => name.startsWith(line)), line];
}
