import type { Block, Code, Image, Progress, Reply, Table, Text } from '../../chat/reply.ts';
import { tableLines } from '../../chat/table-lines.ts';
import { codeBlock, escaped, escapedLine, pieces } from './markdown.ts';

/** A piece of a message that is never divided between pages. */
export type Part =
  | {
      readonly type: 'text';
      readonly markdown: string /** Follows without an empty line. */;
      readonly close?: boolean;
    }
  | { readonly type: 'picture'; readonly image: Image }
  | { readonly type: 'buttons'; readonly actions: Action[] };

export type Action = Extract<Block, { type: 'actions' }>['actions'][number];

/**
 * Cells of a fixed width that a phone shows in a line of a code block. Wider tables become lines of label and value: a
 * line that wraps is no table any more.
 */
const PHONE_CELLS = 34;

/** Units of text, before escaping, that a part may have: escaping at most doubles it. */
const PART = 1500;

/** The parts of a Reply's blocks, in their order. `bytes` is the largest file that may be sent. */
export function partsOf(reply: Reply, bytes: number): readonly Part[] {
  return reply.blocks.flatMap((block) => blockParts(block, bytes));
}

function blockParts(block: Block, bytes: number): readonly Part[] {
  switch (block.type) {
    case 'text':
      return textParts(block);
    case 'table':
      return tableParts(block);
    case 'image':
      return imageParts(block, bytes);
    case 'code':
      return codeParts(block);
    case 'actions':
      return [{ type: 'buttons', actions: [...block.actions] }];
    case 'progress':
      return [text(progressText(block))];
    default:
      return block satisfies never;
  }
}

function textParts({ heading, style, paragraphs }: Text): readonly Part[] {
  const texts = paragraphs.flatMap((paragraph) =>
    pieces(paragraph, PART).map((piece, index) => ({ piece, isFirst: index === 0 })),
  );
  const parts = texts.map(({ piece, isFirst }, index) => ({
    ...text(STYLES[style](escaped(piece), isFirst)),
    close: style !== 'paragraph' && index > 0,
  }));
  return headed(heading, parts);
}

const STYLES: Readonly<Record<Text['style'], (markdown: string, isFirst: boolean) => string>> = {
  paragraph: (markdown) => markdown,
  list: (markdown, isFirst) => `${isFirst ? '- ' : '  '}${markdown.replaceAll('\n', '\n  ')}`,
  note: smallPrint,
};

/** Discord's small grey lines. */
export function smallPrint(markdown: string): string {
  return markdown.replace(/^(?=.)/gm, '-# ');
}

function tableParts(table: Table): readonly Part[] {
  return headed(table.caption, blocksOf(tableLines(table, PHONE_CELLS), ''));
}

function codeParts({ heading, language, text }: Code): readonly Part[] {
  return headed(heading, blocksOf(text.split('\n'), language === 'python' ? 'py' : ''));
}

/** Lines as one block of code, or as several where they are too many for one part. */
function blocksOf(lines: readonly string[], language: 'py' | ''): readonly Part[] {
  const blocks: string[] = [];
  let block: string | undefined;
  for (const line of lines.flatMap((line) => (line === '' ? [''] : pieces(line, PART)))) {
    if (block !== undefined && block.length + line.length >= PART) {
      blocks.push(block);
      block = undefined;
    }
    block = block === undefined ? line : `${block}\n${line}`;
  }
  return [...blocks, block ?? ''].map((code, index) => ({
    ...text(codeBlock(code, language)),
    close: index > 0,
  }));
}

/** Longest alternative text that Discord takes. */
export const ALT = 1024;

function imageParts(image: Image, bytes: number): readonly Part[] {
  const told = pieces(image.alt, PART).map((piece) => text(smallPrint(escaped(piece))));
  if (image.png.byteLength > bytes) {
    return [text('The picture is larger than what may be sent here. It shows:'), ...told];
  }
  return [{ type: 'picture', image }, ...(image.alt.length > ALT ? told : [])];
}

function progressText({ label, done, total }: Progress): string {
  const filled = Math.round((BAR * done) / Math.max(1, total));
  const bar = '▰'.repeat(Math.min(BAR, filled)) + '▱'.repeat(Math.max(0, BAR - filled));
  return `${bar} ${escapedLine(label)} (${done} of ${total})`;
}

const BAR = 10;

/** A heading stays with what it is the heading of. */
function headed(heading: string | undefined, parts: readonly Part[]): readonly Part[] {
  if (heading === undefined || heading.trim() === '') return parts;
  const [title, ...more] = pieces(heading, TITLE).map((piece) => `**${escapedLine(piece)}**`);
  const [first, ...rest] = parts;
  const lines = [title, ...more].join('\n');
  if (first?.type !== 'text') return [text(lines), ...parts];
  return [{ ...first, markdown: `${lines}\n${first.markdown}`, close: false }, ...rest];
}

/** Units of a heading before it is told in several. */
export const TITLE = 200;

function text(markdown: string): Extract<Part, { type: 'text' }> {
  return { type: 'text', markdown };
}
