import type { types } from '@slack/bolt';
import type { Table } from '../../chat/reply.ts';
import { fullWidth, tableLines } from '../../chat/table-lines.ts';
import { LIMITS, preformatted, rich, type SlackBlock, strong, visible } from './block-kit.ts';

/** Cells of fixed width that a phone shows in one line. */
export const PHONE = 34;

/**
 * Narrow tables in a fixed width, where figures line up; wider ones as Slack's own table, which scrolls sideways. `native`
 * says whether that is to be had: Slack takes one in a message.
 */
export function tableBlocks(table: Table, native: boolean): readonly SlackBlock[] {
  if (native && fullWidth(table) > PHONE && fitsNative(table))
    return [...captionOf(table), nativeTable(table)];
  const lines = preformatted(tableLines(table, PHONE).join('\n'));
  return [rich(...(table.caption === undefined ? [] : [strong(table.caption)]), lines)];
}

function fitsNative({ columns, rows, footer = [] }: Table): boolean {
  const height = 1 + rows.length + footer.length;
  return height <= LIMITS.tableRows && columns.length <= LIMITS.tableColumns;
}

function captionOf({ caption }: Table): readonly SlackBlock[] {
  return caption === undefined ? [] : [rich(strong(caption))];
}

function nativeTable({ columns, rows, footer = [] }: Table): SlackBlock {
  const line = (cells: readonly string[]) => columns.map((_, index) => cell(cells[index] ?? ''));
  const boldLine = (cells: readonly string[]) => columns.map((_, index) => boldCell(cells[index] ?? ''));
  return {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: align === 'left' })),
    rows: [boldLine(columns.map(({ title }) => title)), ...rows.map(line), ...footer.map(boldLine)],
  };
}

type Cell = types.TableBlock['rows'][number][number];

function cell(text: string): Cell {
  return { type: 'raw_text', text: visible(text) };
}

function boldCell(text: string): Cell {
  return { type: 'rich_text', elements: [strong(text)] };
}
