import type { Table } from './reply.ts';
import { widthOf } from './width.ts';
import { pad, wrap } from './wrap.ts';

/**
 * The lines of a table that fits into `width` cells: columns where there is room for them, figures in columns below the
 * label of their row where there is room for those, else one block a row.
 */
export function tableLines(table: Table, width: number): readonly string[] {
  const ofTable = known.get(table) ?? new Map<number, readonly string[]>();
  known.set(table, ofTable);
  const lines = ofTable.get(width) ?? made(table, width);
  ofTable.set(width, lines);
  return lines;
}

/** How many cells a table takes where there is room for all of it. */
export function fullWidth({ columns, rows, footer = [] }: Table): number {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...[...rows, ...footer].map((row) => widthOf(row[index] ?? ''))),
  );
  return total(widths) + GAP * (widths.length - 1);
}

/** An answer is measured, and shown without and with its picture: its tables are set once for all of that. */
const known = new WeakMap<Table, Map<number, readonly string[]>>();

function made(table: Table, width: number): readonly string[] {
  const widths = columnWidths(table, width);
  if (widths) return columnLines(table, widths);
  return labelledLines(table, width) ?? blockLines(table, width);
}

/** Cells between two columns. */
const GAP = 2;
/** Cells before what stands below a head, and between a label and its value. */
const INDENT = 2;
/** The share of a line that labels may take. */
const LABELS = 0.4;
/** The share that they may take where no word has to be broken for it. */
const BROAD_LABELS = 0.5;
/** A word of a text may be broken from here on; numbers never are. */
const BREAKABLE = 12;

/** Widths that fit, taken from the widest columns first; none where numbers or most words would have to be broken. */
function columnWidths(table: Table, width: number): readonly number[] | undefined {
  const columns = table.columns.map((column, index) => {
    const cells = [column.title, ...[...table.rows, ...(table.footer ?? [])].map((row) => row[index] ?? '')];
    const longestWord = Math.max(...cells.flatMap((cell) => cell.split(' ')).map(widthOf));
    return {
      width: Math.max(...cells.map(widthOf)),
      narrowest: column.align === 'right' ? longestWord : Math.min(longestWord, BREAKABLE),
    };
  });
  const room = width - GAP * (columns.length - 1);
  const capped = (cap: number) =>
    columns.map((column) => Math.max(column.narrowest, Math.min(column.width, cap)));
  if (total(capped(0)) > room) return undefined;
  const cap = largest(
    Math.max(...columns.map((column) => column.width)),
    (wide) => total(capped(wide)) <= room,
  );
  const widths = capped(cap);
  let left = room - total(widths);
  for (let index = columns.length - 1; index >= 0 && left > 0; index -= 1) {
    if (widths[index] !== cap || columns[index]!.width === cap) continue;
    widths[index]! += 1;
    left -= 1;
  }
  return widths;
}

/** The largest of 0 … `most` that fits, where all below it fit as well. */
function largest(most: number, fits: (size: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnLines({ columns, rows, footer = [] }: Table, widths: readonly number[]): readonly string[] {
  const rule = '─'.repeat(total(widths) + GAP * (widths.length - 1));
  const line = (cells: readonly string[]) => rowLines(cells, columns, widths);
  return [
    ...line(columns.map(({ title }) => title)),
    rule,
    ...rows.flatMap(line),
    ...(footer.length > 0 ? [rule, ...footer.flatMap(line)] : []),
  ];
}

function rowLines(
  cells: readonly string[],
  columns: Table['columns'],
  widths: readonly number[],
): readonly string[] {
  const wrapped = widths.map((width, index) => wrap(cells[index] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, index) => pad(lines[at] ?? '', widths[index]!, columns[index]!.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A label a row with its figures below; nothing where the other columns are not figures, or too wide themselves. */
function labelledLines({ columns, rows, footer = [], ...table }: Table, width: number) {
  const [, ...others] = columns;
  if (others.length < 2 || others.some(({ align }) => align !== 'right')) return undefined;
  const figures = (lines: Table['rows']) => lines.map(([, ...cells]) => cells);
  const inner = { ...table, columns: others, rows: figures(rows), footer: figures(footer) };
  const widths = columnWidths(inner, width - INDENT);
  if (!widths) return undefined;
  const line = (cells: readonly string[]) =>
    rowLines(cells, others, widths).map((text) => ' '.repeat(INDENT) + text);
  const labelled = ([label = '', ...cells]: readonly string[]) => [...wrap(label, width), ...line(cells)];
  const rule = '─'.repeat(INDENT + total(widths) + GAP * (widths.length - 1));
  return [
    ...(columns[0]!.title === '' ? [] : wrap(columns[0]!.title, width)),
    ...line(others.map(({ title }) => title)),
    rule,
    ...rows.flatMap(labelled),
    ...(footer.length > 0 ? [rule, ...footer.flatMap(labelled)] : []),
  ];
}

/**
 * Each row as a block: the first cell as its head, the others behind their column's title. Titles stay whole where no word
 * of a value has to be broken for it.
 */
function blockLines(table: Table, width: number): readonly string[] {
  const { columns, rows, footer = [] } = table;
  const longest = Math.max(...columns.slice(1).map(({ title }) => widthOf(title)));
  const words = [...rows, ...footer].flatMap(([, ...cells]) => cells.flatMap((cell) => cell.split(' ')));
  const room = width - 2 * INDENT - Math.max(...words.map(widthOf));
  const most = Math.max(width * LABELS, Math.min(width * BROAD_LABELS, room));
  return blocksBeside(table, Math.min(longest, Math.floor(most)), width);
}

function blocksBeside({ columns, rows, footer = [] }: Table, labels: number, width: number) {
  const indent = labels + INDENT;
  const block = (cells: readonly string[]) => [
    ...wrap(cells[0] ?? '', width),
    ...columns
      .slice(1)
      .flatMap(({ title }, index) => entryLines(title, cells[index + 1] ?? '', indent, width)),
  ];
  const blocks = rows.flatMap(block);
  return [
    ...(columns[0]!.title === '' ? [] : [...wrap(columns[0]!.title, width), '─'.repeat(width)]),
    ...blocks,
    ...(footer.length > 0 ? ['─'.repeat(width), ...footer.flatMap(block)] : []),
  ];
}

function entryLines(title: string, cell: string, indent: number, width: number): readonly string[] {
  if (cell === '') return [];
  const values = wrap(cell, width - indent - INDENT);
  const titles = wrap(title, indent - INDENT);
  return Array.from({ length: Math.max(values.length, titles.length) }, (_, at) =>
    `${' '.repeat(INDENT)}${pad(titles[at] ?? '', indent, 'left')}${values[at] ?? ''}`.trimEnd(),
  );
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
