import type { types } from '@slack/bolt';
import { clean } from '../../chat/clean.ts';

/** A block of a message, a modal or the Home tab. */
export type SlackBlock = types.KnownBlock;

/** What a message holds. Slack shows the blocks, and reads the text out in notifications. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** Lengths that Slack allows, in UTF-16 units. */
export const LIMITS = {
  header: 150,
  heading: 500,
  context: 2000,
  alternative: 2000,
  label: 75,
  value: 2000,
  blocks: 50,
  elements: 25,
  tableRows: 100,
  tableColumns: 20,
} as const;

/** Text without markup of any kind, emoji included. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(visible(text), limit), emoji: false };
}

export function header(text: string): SlackBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

/** Small print. */
export function context(text: string): SlackBlock {
  return { type: 'context', elements: [plain(text, LIMITS.context)] };
}

type RichPart = types.RichTextBlock['elements'][number];

/** Rich text: what it is made of carries no markup, so nothing in it can be one. */
export function rich(...elements: readonly RichPart[]): SlackBlock {
  return { type: 'rich_text', elements: [...elements] };
}

export function section(text: string): types.RichTextSection {
  return { type: 'rich_text_section', elements: [{ type: 'text', text: visible(text) }] };
}

/** A bold line, which needs no more room than any heading has. */
export function strong(text: string): types.RichTextSection {
  const short = cut(visible(text), LIMITS.heading);
  return { type: 'rich_text_section', elements: [{ type: 'text', text: short, style: { bold: true } }] };
}

/** Slack shows the names of the channels, which pings nobody. */
export function channelNames(ids: readonly string[]): types.RichTextSection {
  const named = ids.map((id): types.RichTextElement => ({ type: 'channel', channel_id: id }));
  const blank: types.RichTextElement = { type: 'text', text: ' ' };
  return { type: 'rich_text_section', elements: named.flatMap((name) => [name, blank]) };
}

export function bullets(points: readonly string[]): RichPart {
  return { type: 'rich_text_list', style: 'bullet', elements: points.map((point) => section(point)) };
}

/** Text in a fixed width. */
export function preformatted(text: string): RichPart {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: visible(text) }] };
}

export function button(label: string, actionId: string, value: string): types.Button {
  return { type: 'button', text: plain(label, LIMITS.label), action_id: actionId, value };
}

/** For the one place where Slack reads markup, the text of a notification: no mention and no link can arise in it. */
export function escaped(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Without what nobody sees; Slack refuses empty texts. */
export function visible(text: string): string {
  const cleaned = clean(text);
  return cleaned === '' ? '\u00a0' : cleaned;
}
