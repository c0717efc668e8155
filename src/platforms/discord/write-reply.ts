import type { Image, Reply } from '../../chat/reply.ts';
import { escapedLine, pieces } from './markdown.ts';
import { type Action, type Part, partsOf, TITLE } from './parts.ts';

/** What one message shows of a Reply. */
export interface Page {
  readonly items: readonly Item[];
  readonly actions: readonly Action[];
}

type Item =
  | { readonly type: 'text'; readonly markdown: string }
  | { readonly type: 'picture'; readonly image: Image };

/** Discord takes 4,000 characters in all text of a message; some are left for the page's number. */
const CHARACTERS = 3900;
/** Of the 40 components that a message may have, rows and buttons included. */
const ITEMS = 15;
/** Buttons of a page, in rows of five. */
const BUTTONS = 15;
/** Pictures of one message. */
const PICTURES = 10;

/**
 * A Reply as the pages that a message turns in place: nothing is left out, however long it is. What can be done next is
 * on every page, so that nobody has to turn to the last one for it.
 */
export function writeReply(reply: Reply, bytes: number): readonly Page[] {
  const [title, ...rest] = pieces(reply.title, TITLE).map(escapedLine);
  const head = `### ${MARKS[reply.tone]}${title ?? ''}`;
  const parts = [...rest.map((markdown): Part => ({ type: 'text', markdown })), ...partsOf(reply, bytes)];
  const actions = inChunks(parts.flatMap((part) => (part.type === 'buttons' ? part.actions : [])));
  const texts = pagesOf(head, parts);
  return Array.from({ length: Math.max(texts.length, actions.length) }, (_, index) => ({
    items: texts[index] ?? [{ type: 'text', markdown: head }],
    actions: actions[index] ?? actions[0] ?? [],
  }));
}

const MARKS: Readonly<Record<Reply['tone'], string>> = { answer: '', mistake: '✏️ ', working: '⏳ ' };

function inChunks(actions: readonly Action[]): readonly (readonly Action[])[] {
  const chunks = Math.ceil(actions.length / BUTTONS);
  return Array.from({ length: chunks }, (_, index) => actions.slice(index * BUTTONS, (index + 1) * BUTTONS));
}

function pagesOf(head: string, parts: readonly Part[]): readonly (readonly Item[])[] {
  const pages: Item[][] = [[{ type: 'text', markdown: head }]];
  for (const part of parts) {
    if (part.type === 'buttons') continue;
    if (!fits(pages.at(-1)!, part)) pages.push([{ type: 'text', markdown: head }]);
    add(pages.at(-1)!, part);
  }
  return pages;
}

type Shown = Exclude<Part, { type: 'buttons' }>;

function fits(page: readonly Item[], part: Shown): boolean {
  const pictures = page.filter(({ type }) => type === 'picture').length;
  if (page.length >= ITEMS || (part.type === 'picture' && pictures >= PICTURES)) return false;
  const used = page.reduce((sum, item) => sum + (item.type === 'text' ? item.markdown.length + 2 : 0), 0);
  return used + (part.type === 'text' ? part.markdown.length : 0) <= CHARACTERS;
}

/** Texts that follow one another are one text. */
function add(page: Item[], part: Shown): void {
  const last = page.at(-1)!;
  if (part.type === 'picture') page.push(part);
  else if (last.type === 'picture') page.push({ type: 'text', markdown: part.markdown });
  else
    page[page.length - 1] = {
      type: 'text',
      markdown: `${last.markdown}${part.close ? '\n' : '\n\n'}${part.markdown}`,
    };
}
