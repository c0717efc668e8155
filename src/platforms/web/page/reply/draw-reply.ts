import type { Request } from '../../../../chat/request.ts';
import type { WebBlock, WebReply } from '../../web-reply.ts';
import { element } from '../dom.ts';
import { drawCode } from './code.ts';
import { drawPicture } from './picture.ts';
import { drawTable } from './table.ts';

/** What happens when an action of the reply is chosen. */
export type Choose = (request: Request) => void;

/** Shows Replies, each in the place of the one before. */
export interface ReplyView {
  readonly root: HTMLElement;
  show(reply: WebReply): void;
}

/** Blocks that stay as they were keep their elements, and with them what the reader has scrolled, marked or focused. */
export function createReplyView(choose: Choose): ReplyView {
  const title = element('h2', { class: 'reply-title' });
  const root = element('div', { class: 'reply' }, title);
  let drawn: readonly Drawn[] = [];
  return {
    root,
    show(reply) {
      title.textContent = reply.title;
      root.className = `reply ${reply.tone}`;
      const sources = reply.blocks.map((block) => JSON.stringify(block));
      const firstChange = drawn.findIndex(({ source }, index) => source !== sources[index]);
      const kept = firstChange < 0 ? drawn : drawn.slice(0, firstChange);
      const fresh = reply.blocks.slice(kept.length).map((block) => drawBlock(block, choose));
      for (const { made } of drawn.slice(kept.length)) made.remove();
      root.append(...fresh);
      drawn = [...kept, ...fresh.map((made, index) => ({ made, source: sources[kept.length + index]! }))];
    },
  };
}

interface Drawn {
  /** The block as text, to tell whether it has changed. */
  readonly source: string;
  readonly made: HTMLElement;
}

function drawBlock(block: WebBlock, choose: Choose): HTMLElement {
  switch (block.type) {
    case 'text':
      return drawText(block);
    case 'table':
      return drawTable(block);
    case 'image':
      return drawPicture(block);
    case 'code':
      return drawCode(block);
    case 'actions':
      return drawActions(block, choose);
    case 'progress':
      return drawProgress(block);
    default:
      return block satisfies never;
  }
}

function drawText({ heading, style, paragraphs }: Extract<WebBlock, { type: 'text' }>): HTMLElement {
  const points = style === 'list';
  const body = points
    ? [element('ul', {}, ...paragraphs.map((paragraph) => element('li', {}, paragraph)))]
    : paragraphs.map((paragraph) => element('p', {}, paragraph));
  return element(
    'div',
    { class: `text ${style}` },
    ...(heading ? [element('h3', {}, heading)] : []),
    ...body,
  );
}

function drawActions({ actions }: Extract<WebBlock, { type: 'actions' }>, choose: Choose): HTMLElement {
  const buttons = actions.map(({ label, request }) => {
    const button = element('button', { type: 'button', class: 'chip' }, label);
    button.addEventListener('click', () => choose(request));
    return button;
  });
  return element('div', { class: 'actions', role: 'group', 'aria-label': 'What next' }, ...buttons);
}

function drawProgress({ label, done, total }: Extract<WebBlock, { type: 'progress' }>): HTMLElement {
  return element(
    'label',
    { class: 'progress' },
    element('span', {}, `${label}: ${done} of ${total}`),
    element('progress', { value: done, max: total }),
  );
}
