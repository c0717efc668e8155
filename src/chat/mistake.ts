import type { Mistake, UserError } from '../user-error.ts';
import type { Overload } from '../work/work.ts';
import type { TooOften } from './limits.ts';
import type { Block, Reply } from './reply.ts';
import { graphemesOf, widthOf } from './width.ts';

/** What went wrong, as the `data` of a Reply of tone `mistake`. */
export type Trouble =
  | { readonly mistakes: readonly Mistake[] }
  | { readonly retryAfter: number }
  | { readonly retryAfter: number; readonly limited: 'user' | 'server' }
  | { readonly bug: string }
  | { readonly unshown: true }
  | { readonly cancelled: true };

/** Each mistake: a sentence, the line that was read with a caret below the place, and what to write. */
export function mistakeReply(error: UserError): Reply {
  const { mistakes } = error;
  return trouble(
    mistakes.length === 1 ? 'Something to correct' : `${mistakes.length} things to correct`,
    mistakes.flatMap(mistakeBlocks),
    { mistakes },
  );
}

/** Too many requests are waiting. */
export function overloadReply({ retryAfter }: Overload): Reply {
  return trouble(
    'Too many requests at once',
    [paragraph(`Many requests are waiting already. Please try again in ${seconds(retryAfter)}.`)],
    { retryAfter },
  );
}

/** The user or the server has asked for as much as it may within a minute. */
export function tooOftenReply({ whose, retryAfter }: TooOften): Reply {
  const who = whose === 'user' ? 'You have' : 'This server has';
  return trouble(
    'A little slower, please',
    [paragraph(`${who} asked for a lot within a minute. Please try again in ${seconds(retryAfter)}.`)],
    { retryAfter, limited: whose },
  );
}

/** The moderators chose other channels. */
export function elsewhereReply(channels: readonly string[]): Reply {
  const text =
    'The moderators of this server chose the channels in which I answer. I also answer in direct messages.';
  return {
    ...trouble(
      'Please ask me in another channel',
      [{ type: 'text', style: 'paragraph', paragraphs: [text], channels }],
      {
        mistakes: [{ wrong: text }],
      },
    ),
    audience: 'asker',
  };
}

/** A bug: the id finds its record in the log. */
export function bugReply(id: string): Reply {
  return trouble(
    'Something went wrong on our side',
    [paragraph(`This is a fault of the bot, not of what you wrote. It is recorded as ${id}.`)],
    { bug: id },
  );
}

/** A chat did not take an answer. */
export function unshownReply(): Reply {
  const text =
    'It was worked out, and this chat did not take it. That is a fault of the bot and is recorded. Please ask in another way, or for less at once.';
  return trouble('The answer could not be shown', [paragraph(text)], { unshown: true });
}

/** The program comes to its end, and most often starts again at once. */
export function restartingReply(): Reply {
  return trouble('The bot is restarting', [paragraph('Please ask again in half a minute.')], {
    retryAfter: 30,
  });
}

/** Nobody waits for the answer any more. */
export function cancelledReply(): Reply {
  return trouble('Cancelled', [paragraph('The request was cancelled before it was answered.')], {
    cancelled: true,
  });
}

/** How a request ended. */
export type Outcome = 'answered' | 'mistake' | 'limited' | 'overload' | 'cancelled' | 'bug';

/** How a request ended, for exit codes, HTTP statuses and whoever counts. */
export function outcomeOf(reply: Reply): Outcome {
  if (reply.tone !== 'mistake') return 'answered';
  const data = (reply.data ?? {}) as Trouble;
  if ('limited' in data) return 'limited';
  if ('retryAfter' in data) return 'overload';
  if ('cancelled' in data) return 'cancelled';
  return 'bug' in data || 'unshown' in data ? 'bug' : 'mistake';
}

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}

function trouble(title: string, blocks: readonly Block[], data: Trouble): Reply {
  return { title, tone: 'mistake', blocks, data };
}

function mistakeBlocks({ wrong, at, write }: Mistake): readonly Block[] {
  return [
    paragraph(wrong),
    ...(at ? [{ type: 'code', language: 'text', text: withCaret(at.text, at.span) } as const] : []),
    ...(write === undefined ? [] : [paragraph(`Write: ${write}`)]),
  ];
}

/** The line in which the span begins, and carets below it: as many cells wide as what they point at. */
export function withCaret(text: string, span: { readonly start: number; readonly end: number }): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineBreak = text.indexOf('\n', lineStart);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const before = clipStart(text.slice(lineStart, Math.min(span.start, lineEnd)));
  const marked = plain(text.slice(Math.min(span.start, lineEnd), Math.min(span.end, lineEnd)));
  const after = clipEnd(text.slice(Math.min(span.end, lineEnd), lineEnd));
  const carets = '^'.repeat(Math.max(1, Math.min(widthOf(marked), MARKED)));
  return `${before}${clip(marked, MARKED)}${after}\n${' '.repeat(widthOf(before))}${carets}`;
}

/** Cells shown of a long line before, in and after the marked place. */
const BEFORE = 40;
const MARKED = 40;
const AFTER = 30;

function clipStart(text: string): string {
  const characters = graphemesOf(plain(text));
  return characters.length <= BEFORE ? characters.join('') : `…${characters.slice(1 - BEFORE).join('')}`;
}

function clipEnd(text: string): string {
  return clip(plain(text), AFTER);
}

function clip(text: string, limit: number): string {
  const characters = graphemesOf(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Tabs and other control characters have no width of their own that a caret could count on. */
function plain(text: string): string {
  return text.replace(/\t/g, '    ').replace(/\p{Cc}/gu, ' ');
}

function paragraph(text: string): Block {
  return { type: 'text', style: 'paragraph', paragraphs: [text] };
}
