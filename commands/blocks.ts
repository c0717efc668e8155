import type { Actions, Block, Code, Image, Table, Text } from '../src/chat/reply.ts';
import type { CommandRequest } from '../src/chat/request.ts';
import type { Picture } from '../src/engine/render/picture.ts';

/** Pieces that Replies are put together from. */

export function paragraphs(...texts: readonly string[]): Text {
  return { type: 'text', style: 'paragraph', paragraphs: texts };
}

/** Points under a heading; nothing where there are none. */
export function list(heading: string, points: readonly string[]): readonly Block[] {
  return points.length === 0 ? [] : [{ type: 'text', heading, style: 'list', paragraphs: points }];
}

/** Small print; nothing where there is none. */
export function notes(texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [{ type: 'text', style: 'note', paragraphs: texts }];
}

/** A table whose titles begin with `>` where the column is set flush right. */
export function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  more: { readonly caption?: string; readonly footer?: readonly (readonly string[])[] } = {},
): Table {
  const columns = titles.map((title) =>
    title.startsWith('>')
      ? ({ title: title.slice(1), align: 'right' } as const)
      : ({ title, align: 'left' } as const),
  );
  return { type: 'table', columns, rows, ...more };
}

export function code(text: string, language: Code['language'], heading?: string): Code {
  return { type: 'code', text, language, ...(heading === undefined ? {} : { heading }) };
}

export function image({ name, alt, width, height, png }: Picture): Image {
  return { type: 'image', name, alt, width, height, png };
}

/** A button: its label and the command that it asks for. */
export type Offer = readonly [label: string, command: string, args: CommandRequest['args']];

export function actions(...offers: readonly Offer[]): Actions {
  return {
    type: 'actions',
    actions: offers.map(([label, command, args]) => ({ label, request: { command, args: givenOnly(args) } })),
  };
}

/** A text as a button's label: cut where a phone would cut it. */
export function labelOf(text: string): string {
  return text.length > LABEL ? `${text.slice(0, LABEL - 1).trimEnd()}…` : text;
}

/** Characters of a label that a phone shows. */
const LABEL = 34;

function givenOnly(args: CommandRequest['args']): CommandRequest['args'] {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
