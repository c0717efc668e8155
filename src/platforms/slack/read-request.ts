import type { CommandRequest, Request } from '../../chat/request.ts';

/** What was typed, and whom its answer is meant for where the text says so. */
export interface Read {
  readonly request: Request;
  readonly audience?: 'asker' | 'everyone';
}

/** Reads a text as Slack sends it. Nothing but an address asks for help. */
export function readTyped(source: string, previous?: CommandRequest): Read {
  const { text, audience } = withoutWish(typed(source));
  const request: Request = { text: text === '' ? 'help' : text, ...(previous && { previous }) };
  return { request, ...(audience && { audience }) };
}

/** `--private` and `--public` at either end of a text say who is to see the answer. */
function withoutWish(text: string): { readonly text: string; readonly audience?: Read['audience'] } {
  const [whole, wish] = /^--(private|public)(?=\s|$)|(?<=\s)--(private|public)$/i.exec(text) ?? [];
  if (whole === undefined) return { text };
  const word = (wish ?? whole.slice(2)).toLowerCase();
  return { text: text.replace(whole, '').trim(), audience: word === 'private' ? 'asker' : 'everyone' };
}

/**
 * The text that the user typed: without mentions of the bot, links as they were before Slack made them of `nn.Conv2d` and
 * the like, its escapes undone, and the quotation marks and dashes that phones make of straight ones made straight.
 */
export function typed(source: string): string {
  return source
    .replace(/<@[^>]*>:?/g, ' ')
    .replace(/<(?!#)[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<(?!#)(?:mailto:)?([^>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/(^|\s)[—–](?=[a-z])/gi, '$1--')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
}
