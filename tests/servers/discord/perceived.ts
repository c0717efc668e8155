import type { SentMessage } from './check-message.ts';
import { allComponents, type Component } from './state.ts';

/** What a person perceives of a message: its text without the marks of markdown, alternative texts, and labels. */
export function perceived({
  content = '',
  components = [],
}: Pick<SentMessage, 'content' | 'components'>): string {
  return [content, ...allComponents(components).flatMap(wordsOf)].join('\n').replaceAll('\u200b', '');
}

function wordsOf({ content, label, items = [] }: Component): readonly string[] {
  return [
    ...(content === undefined ? [] : [rendered(content)]),
    ...(label === undefined ? [] : [label]),
    ...items.map(({ description = '' }) => description),
  ];
}

/** Code as it is; elsewhere a backslash shows the sign behind it, and marks of emphasis are not seen. */
export function rendered(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((part, index) => (index % 2 === 1 ? codeOf(part) : prose(part)))
    .join('');
}

function codeOf(fence: string): string {
  return fence.slice(3, -3).replace(/^(?:[\w+-]*\n)/, '');
}

function prose(text: string): string {
  return text.replace(/^(?:#{1,3}|-#|-) /gm, '').replace(/\\([^0-9A-Za-z\s])|\*\*/g, '$1');
}
