import type { Table } from '../../../../chat/reply.ts';
import { element } from '../dom.ts';

type Row = readonly string[];

/** A table that scrolls inside its own box; its first column stays in sight and names the rows. */
export function drawTable({ caption, columns, rows, footer }: Table): HTMLElement {
  const heads = columns.map(({ title, align }) => element('th', { scope: 'col', class: align }, title));
  const drawRow = (row: Row) =>
    element('tr', {}, ...row.map((text, index) => drawCell(text, index, columns)));
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows.map(drawRow)),
    ...(footer ? [element('tfoot', {}, ...footer.map(drawRow))] : []),
  );
  const name =
    caption ??
    columns
      .map(({ title }) => title)
      .filter(Boolean)
      .join(', ');
  const box = element('div', { class: 'table-box', role: 'region', tabindex: 0, 'aria-label': name }, table);
  return element('figure', { class: 'table' }, ...(caption ? [element('figcaption', {}, caption)] : []), box);
}

/** From this many characters on a cell is a sentence, which may take several lines. */
const LONG = 28;

function drawCell(text: string, index: number, columns: Table['columns']): HTMLElement {
  const attributes = { class: text.length > LONG ? 'words' : columns[index]?.align };
  return index === 0 ? element('th', { ...attributes, scope: 'row' }, text) : element('td', attributes, text);
}
