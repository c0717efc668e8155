import type { Actions, Block, Code, Image, Reply, Table, Text } from '../../chat/reply.ts';
import { tableLines } from '../../chat/table-lines.ts';
import { LIMITS } from './block-kit.ts';
import { PHONE } from './table-block.ts';
import { type Surroundings, writeBlock } from './write-reply.ts';

/**
 * The same Reply as pages that each fit into one message. Slack refuses messages from some 12,000 characters on and does
 * not say how it counts: here a page is counted as it is sent, which is more than Slack can count.
 */
export function pagesOf(reply: Reply): readonly Reply[] {
  const offers = reply.blocks.flatMap((block) => (block.type === 'actions' ? actionPieces(block) : []));
  const taken = total(offers.map(measure));
  // What can be pressed stands below every page, unless that is more than anybody would press.
  const isRepeated = reply.blocks.at(-1)?.type === 'actions' && taken.weight < WEIGHT / 2;
  const repeated = isRepeated ? offers : [];
  const spare = isRepeated ? taken : { weight: 0, height: 0 };
  const others = reply.blocks.filter(({ type }) => !(isRepeated && type === 'actions'));
  const room = { weight: WEIGHT - spare.weight, height: HEIGHT - spare.height };
  const pieces = others.flatMap((block) => piecesOf(block, room));
  return filled(pieces, room).map((blocks) => ({ ...reply, blocks: [...blocks, ...repeated] }));
}

function filled(blocks: readonly Block[], room: Measure): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  let used = { weight: 0, height: 0 };
  for (const block of blocks) {
    const own = measure(block);
    const sum = total([used, own]);
    const fits = sum.weight <= room.weight && sum.height <= room.height;
    if (!fits && pages.at(-1)!.length > 0) pages.push([]);
    pages.at(-1)!.push(block);
    used = fits ? sum : own;
  }
  return pages;
}

interface Measure {
  readonly weight: number;
  readonly height: number;
}

function total(measures: readonly Measure[]): Measure {
  return {
    weight: measures.reduce((sum, { weight }) => sum + weight, 0),
    height: measures.reduce((sum, { height }) => sum + height, 0),
  };
}

/** Characters and blocks of a page; the rest is for its title and its buttons. */
const WEIGHT = 11_000;
const HEIGHT = LIMITS.blocks - 5;
/** Characters of a piece of a page. */
const PIECE = LIMITS.context;

/** The longest value that a button is given: a longer request is kept in the store. */
export const BUTTON = 240;

const LONGEST: Surroundings = {
  idOf: () => '-'.repeat(BUTTON),
  fileOf: () => 'F'.repeat(12),
  tables: true,
};

/** A table is measured in both of its forms, for the other tables of a message decide which one it takes. */
function measure(block: Block): Measure {
  const forms = block.type === 'table' ? [true, false] : [true];
  const written = forms.map((tables) => writeBlock(block, { ...LONGEST, tables }));
  return {
    weight: Math.max(...written.map((blocks) => JSON.stringify(blocks).length)),
    height: Math.max(...written.map((blocks) => blocks.length)),
  };
}

function piecesOf(block: Block, room: Measure): readonly Block[] {
  switch (block.type) {
    case 'text':
      return textPieces(block);
    case 'code':
      return codePieces(block);
    case 'table':
      return tablePieces(block, room);
    case 'actions':
      return actionPieces(block);
    case 'image':
      return [block, ...descriptionBelow(block)];
    case 'progress':
      return [block];
    default:
      return block satisfies never;
  }
}

function actionPieces(block: Actions): readonly Actions[] {
  return chunked(block.actions, LIMITS.elements - 5).map((actions) => ({ ...block, actions }));
}

function textPieces(block: Text): readonly Text[] {
  return grouped(block.paragraphs.flatMap(partsOf), PIECE).map((paragraphs, index) => ({
    ...headed(block, index),
    paragraphs,
  }));
}

/** A description longer than alternative text may be stands below its picture as a whole. */
function descriptionBelow({ alt }: Image): readonly Text[] {
  return alt.length <= LIMITS.alternative
    ? []
    : textPieces({ type: 'text', style: 'note', paragraphs: [alt] });
}

function codePieces(block: Code): readonly Code[] {
  const lines = block.text.split('\n').flatMap(partsOf);
  return grouped(lines, PIECE).map((part, index) => ({ ...headed(block, index), text: part.join('\n') }));
}

/** Rows that belong on a page; a row too long for one is set as text. */
function tablePieces(table: Table, room: Measure): readonly Block[] {
  if (measure(table).weight <= room.weight && table.rows.length < LIMITS.tableRows) return [table];
  if (table.rows.length <= 1) {
    const text = tableLines(table, PHONE).join('\n');
    const { caption: heading } = table;
    return codePieces({
      type: 'code',
      language: 'text',
      text,
      ...(heading === undefined ? {} : { heading }),
    });
  }
  const half = Math.ceil(table.rows.length / 2);
  const { footer, ...bare } = table;
  return [
    ...tablePieces({ ...bare, rows: table.rows.slice(0, half) }, room),
    ...tablePieces({ ...bare, rows: table.rows.slice(half), ...(footer && { footer }) }, room),
  ];
}

/** A heading stands above the first piece alone. */
function headed<B extends { readonly heading?: string }>(block: B, index: number): B {
  if (index === 0) return block;
  const { heading: _above, ...rest } = block;
  return rest as B;
}

/** A text in parts of at most a piece, broken at blanks where there are any. */
function partsOf(text: string): readonly string[] {
  if (text.length <= PIECE) return [text];
  const blank = text.lastIndexOf(' ', PIECE);
  const end = blank > PIECE / 2 ? blank : PIECE;
  return [text.slice(0, end), ...partsOf(text.slice(end).trimStart())];
}

function grouped(texts: readonly string[], limit: number): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let length = 0;
  for (const text of texts) {
    if (groups.length === 0 || length + text.length > limit) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)!.push(text);
    length += text.length;
  }
  return groups;
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.length <= size ? [items] : [items.slice(0, size), ...chunked(items.slice(size), size)];
}
