import type { Request } from '../../../../chat/request.ts';
import type { WebBlock, WebReply } from '../../web-reply.ts';
import { element } from '../dom.ts';
import { drawCode } from './code.ts';
import { drawPicture } from './picture.ts';
import { drawTable } from './table.ts';

/** What happens when an action of the reply is chosen. */
export type Choose = (request: Request) => void;

/** Draws a Reply: its title and its blocks, one below the other. */
export function drawReply({ title, tone, blocks }: WebReply, choose: Choose): HTMLElement {
  return element(
    'div',
    { class: `reply ${tone}` },
    element('h2', { class: 'reply-title' }, title),
    ...blocks.map((block) => drawBlock(block, choose)),
  );
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
