import type { SentMessage } from './check-message.ts';
import { allComponents } from './state.ts';

/**
 * Mentions that a message would show or that would call somebody: in this bot's answers there is no place for either. What
 * stands in code calls nobody, except everyone.
 */
export function pingsIn({
  content = '',
  components = [],
  allowed_mentions: allowed,
}: SentMessage): readonly string[] {
  const texts = [content, ...allComponents(components).map(({ content: markdown = '' }) => markdown)];
  const mentions = texts.flatMap((text) =>
    [...withoutCode(text).matchAll(MENTION)].map(([mention]) => mention),
  );
  const calls = texts.flatMap((text) => [...text.matchAll(/@(?:everyone|here)/g)].map(([call]) => call));
  return [
    ...mentions.map((mention) => `the text mentions ${mention}`),
    ...calls.map((call) => `the text calls ${call}`),
    ...(allowed?.parse?.length === 0 ? [] : ['allowed_mentions.parse is not empty']),
  ];
}

/** Users, roles, channels, commands, times and emoji, unless a backslash takes their meaning away. */
const MENTION = /(?<!\\)(?:\\\\)*<(?:@[!&]?\d+|#\d+|\/[^>]+:\d+|t:\d+[^>]*|a?:\w+:\d+|id:\w+)>/g;

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '');
}
