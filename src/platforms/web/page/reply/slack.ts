import { element } from '../dom.ts';
import type { Choose, ReplyView } from './draw-reply.ts';
import { createMessageView, pressable, requestOf } from './message.ts';

/** The part of Slack's Block Kit that answers are made of. */
type Block =
  | { readonly type: 'header'; readonly text: Plain }
  | { readonly type: 'context'; readonly elements: readonly Plain[] }
  | { readonly type: 'rich_text'; readonly elements: readonly Rich[] }
  | {
      readonly type: 'table';
      readonly column_settings: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly type: 'image'; readonly slack_file: { readonly id: string }; readonly alt_text: string }
  | { readonly type: 'actions'; readonly elements: readonly Button[] };

interface Plain {
  readonly text: string;
}

type Rich =
  | { readonly type: 'rich_text_section' | 'rich_text_preformatted'; readonly elements: readonly Words[] }
  | {
      readonly type: 'rich_text_list';
      readonly elements: readonly { readonly elements: readonly Words[] }[];
    };

interface Words {
  readonly text: string;
  readonly style?: { readonly bold?: boolean };
}

interface Column {
  readonly align?: string;
}

type Cell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'rich_text'; readonly elements: readonly { readonly elements: readonly Words[] }[] };

interface Button {
  readonly text: Plain;
  readonly value: string;
}

/** Answers as a message in Slack. */
export function createSlackView(choose: Choose): ReplyView {
  return createMessageView('slack', 'APP', (message) =>
    (message as { readonly blocks: readonly Block[] }).blocks.map((block) => drawBlock(block, choose)),
  );
}

function drawBlock(block: Block, choose: Choose): HTMLElement {
  switch (block.type) {
    case 'header':
      return element('h3', {}, block.text.text);
    case 'context':
      return element('p', { class: 'small-print' }, ...block.elements.map(({ text }) => text));
    case 'rich_text':
      return element('div', { class: 'rich' }, ...block.elements.map(drawRich));
    case 'table':
      return drawTable(block);
    case 'image':
      return element('img', { src: block.slack_file.id, alt: block.alt_text });
    case 'actions': {
      const press = ({ text, value }: Button) =>
        pressable(text.text, 'outlined', () => choose(requestOf(value)));
      return element('div', { class: 'buttons' }, ...block.elements.map(press));
    }
    default:
      return block satisfies never;
  }
}

function drawRich(part: Rich): HTMLElement {
  switch (part.type) {
    case 'rich_text_section':
      return element('p', {}, ...part.elements.map(drawWords));
    case 'rich_text_preformatted':
      return element('pre', {}, element('code', {}, ...part.elements.map(drawWords)));
    case 'rich_text_list':
      return element(
        'ul',
        {},
        ...part.elements.map(({ elements }) => element('li', {}, ...elements.map(drawWords))),
      );
    default:
      return part satisfies never;
  }
}

function drawWords({ text, style }: Words): Node | string {
  return style?.bold ? element('strong', {}, text) : text;
}

function drawTable({ column_settings: columns, rows }: Extract<Block, { type: 'table' }>): HTMLElement {
  const drawCell = (cell: Cell, index: number) =>
    element(
      'td',
      { class: columns[index]?.align },
      ...(cell.type === 'raw_text'
        ? [cell.text]
        : cell.elements.flatMap(({ elements }) => elements.map(drawWords))),
    );
  const lines = rows.map((cells) => element('tr', {}, ...cells.map(drawCell)));
  return element('div', { class: 'table-box' }, element('table', {}, element('tbody', {}, ...lines)));
}
