import { CommanderError } from 'commander';
import type { Bot } from '../../chat/bot.ts';
import type { Command } from '../../chat/command.ts';
import { fieldsOf } from '../../chat/fields.ts';
import { mistakeReply, outcomeOf } from '../../chat/mistake.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Uploads } from '../../chat/uploads.ts';
import { type Named, writeText } from '../../chat/write-text.ts';
import { UserError } from '../../user-error.ts';
import { converse } from './conversation.ts';
import { type Files, filesOf } from './files.ts';
import { awaitReply } from './one-shot.ts';
import type { Operation } from './operation.ts';
import { savePictures } from './pictures.ts';
import { answerLines, jsonLine } from './programmed.ts';
import { type CommandLine, readCommandLine } from './read-request.ts';
import { screenOf, type TerminalEnvironment } from './screen.ts';
import type { Streams } from './streams.ts';
import { type Flags, programOf, shellText } from './usage.ts';
import { writeReply } from './write-reply.ts';

export interface TerminalOptions {
  /** What stands behind the program's name. */
  readonly argv: readonly string[];
  readonly uploads: Uploads;
  readonly environment: TerminalEnvironment;
  /** What the owner of the bot can do here besides talking to it. */
  readonly operations?: readonly Operation[];
}

/**
 * The command line: one request, a conversation, or requests by the line from a program. Starting it resolves when all
 * is answered; the process' exit code is then 0, 2 for a user's mistake or 1 for a bug.
 */
export function terminal({ argv, uploads, environment, operations = [] }: TerminalOptions): Platform {
  return {
    name: 'terminal',
    async start(bot) {
      const streams: Streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
      leaveWhenNobodyReads(streams);
      const program = programOf({
        commands: bot.commands,
        run: (line, flags) => answer({ bot, streams, environment, files: filesOf(uploads) }, line, flags),
        operations,
        operate: async (operation, options) => {
          process.exitCode = await operation.run(options, (line) => streams.output.write(`${line}\n`));
        },
      });
      try {
        await program.parseAsync(argv, { from: 'user' });
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode !== 0) await refuse(error, argv.includes('--json'), streams, environment);
      }
      return async () => {};
    },
  };
}

/** Commander refuses an option without its value, and what an operation does not know; help that was asked for ends here too. */
async function refuse(
  { code, message }: CommanderError,
  json: boolean,
  { output }: Streams,
  environment: TerminalEnvironment,
): Promise<void> {
  const missing = code === 'commander.optionMissingArgument' && /--[\w-]+/.exec(message)?.[0];
  const wrong = missing ? `${missing} needs a value.` : sentence(message);
  const reply = mistakeReply(new UserError({ wrong }));
  const shown = { screen: screenOf(output, environment), pathOf: () => '', typed: () => '' };
  output.write(json ? await jsonLine(reply, '') : writeReply(reply, shown));
  process.exitCode = EXIT_CODES.mistake;
}

/** Commander's own message as a sentence: `error: unknown option '--dry'` is `Unknown option '--dry'.` */
function sentence(message: string): string {
  const text = message.replace(/^error: /, '').replaceAll('\n', ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!)]$/.test(text) ? '' : '.'}`;
}

function named({ name, args }: Command<never>): Named {
  return { name, fields: fieldsOf({ args }) };
}

interface Session {
  readonly bot: Bot;
  readonly streams: Streams;
  readonly environment: TerminalEnvironment;
  readonly files: Files;
}

async function answer(session: Session, line: CommandLine, flags: Flags): Promise<void> {
  const { bot, streams } = session;
  const isRequest = line.command || line.words.length > 0 || line.file !== undefined;
  if (isRequest) return answerOnce(session, line, flags);
  if (flags.json) return answerLines(bot, streams.input, streams.output, flags.out);
  if (!streams.input.isTTY || !streams.output.isTTY) {
    return answerOnce(session, { words: ['help'], options: {} }, flags);
  }
  return converse(bot, streams, session.files, async (reply) => {
    streams.output.write(await shown(reply, session, flags, (text) => text));
  });
}

async function answerOnce(session: Session, line: CommandLine, flags: Flags): Promise<void> {
  const reply = await replyTo(session, line);
  const text = flags.json
    ? await jsonLine(reply, flags.out)
    : await shown(reply, session, flags, (typed) => `conv ${shellText(typed)}`);
  session.streams.output.write(text);
  process.exitCode = EXIT_CODES[outcomeOf(reply)];
}

const EXIT_CODES = { answered: 0, mistake: 2, limited: 1, overload: 1, cancelled: 1, bug: 1 } as const;

async function replyTo({ bot, streams, files }: Session, line: CommandLine): Promise<Reply> {
  try {
    return await awaitReply(bot, readCommandLine(line, files), streams.errors);
  } catch (error) {
    if (error instanceof UserError) return mistakeReply(error);
    throw error;
  }
}

async function shown(
  reply: Reply,
  { bot, streams, environment }: Session,
  { out }: Flags,
  typed: (text: string) => string,
): Promise<string> {
  return writeReply(reply, {
    screen: screenOf(streams.output, environment),
    pathOf: await savePictures(reply, out),
    typed: (request) => typed(writeText(request, bot.commands.map(named))),
  });
}

/** `conv … | head` ends quietly. */
function leaveWhenNobodyReads({ output }: Streams): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
