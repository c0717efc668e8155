import type { Actions, Block, Code, Image, Progress, Reply, Text } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import { tableLines } from '../../chat/table-lines.ts';
import { wrap } from '../../chat/wrap.ts';
import { inlinePicture } from './inline-picture.ts';
import type { Screen } from './screen.ts';
import { styles } from './styles.ts';

/** What the writer cannot know from the Reply. */
export interface Surroundings {
  readonly screen: Screen;
  /** Where the picture was saved. */
  pathOf(image: Image): string;
  /** What to type for a request. */
  typed(request: Request): string;
}

/** A Reply as the text that a terminal shows, with a line break at its end. */
export function writeReply(reply: Reply, surroundings: Surroundings): string {
  const style = styles(surroundings.screen.colours);
  const title = wrap(printable(reply.title), surroundings.screen.width).join('\n');
  const head = reply.tone === 'mistake' ? style.mistake(title) : style.title(title);
  const blocks = reply.blocks.map((block) => blockText(block, surroundings)).filter((text) => text !== '');
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function blockText(block: Block, surroundings: Surroundings): string {
  const { screen } = surroundings;
  switch (block.type) {
    case 'text':
      return textBlock(block, screen);
    case 'table':
      return withHeading(block.caption, tableLines(printableTable(block), screen.width).join('\n'), screen);
    case 'image':
      return imageBlock(block, surroundings);
    case 'code':
      return codeBlock(block, screen);
    case 'actions':
      return actionsBlock(block, surroundings);
    case 'progress':
      return progressText(block);
    default:
      return block satisfies never;
  }
}

/** `Drawing the picture … 1 of 2`. */
export function progressText({ label, done, total }: Progress): string {
  return `${printable(label)} (${done} of ${total})`;
}

function textBlock({ heading, style, paragraphs }: Text, screen: Screen): string {
  const width = Math.min(screen.width, READABLE);
  const bullet = style === 'list' ? '• ' : '';
  const lines = paragraphs.map((paragraph) => {
    const wrapped = wrap(printable(paragraph), width - bullet.length);
    return wrapped.map((line, index) => (index === 0 ? bullet : ' '.repeat(bullet.length)) + line).join('\n');
  });
  const text = lines.join(style === 'list' ? '\n' : '\n\n');
  return withHeading(heading, style === 'note' ? styles(screen.colours).note(text) : text, screen);
}

/** Longer lines than this are hard to read, however wide the window is. */
const READABLE = 100;

function imageBlock(image: Image, { screen, pathOf }: Surroundings): string {
  const shown = inlinePicture(image.png, screen.pictures);
  const place = `Picture: ${pathOf(image)} (${image.width}×${image.height} pixels)`;
  const alt = wrap(printable(image.alt), Math.min(screen.width, READABLE)).join('\n');
  return [...(shown ? [shown] : []), place, styles(screen.colours).note(alt)].join('\n');
}

/** Code keeps its lines, however long they are: it is there to be copied. */
function codeBlock({ heading, text }: Code, screen: Screen): string {
  const lines = text.split('\n').map((line) => (line === '' ? '' : `  ${printable(line)}`));
  return withHeading(heading, lines.join('\n'), screen);
}

function actionsBlock({ actions }: Actions, { screen, typed }: Surroundings): string {
  const lines = actions.flatMap(({ label, request }, index) => [
    `${String(index + 1).padStart(2)}  ${printable(label)}`,
    ...requestLines(printable(typed(request)).replace(/\s*\n\s*/g, ' '), screen),
  ]);
  return withHeading('What next?', lines.join('\n'), screen);
}

/** What to type for an action, unless it is so long that nobody would. */
function requestLines(text: string, screen: Screen): readonly string[] {
  if (text.length > TYPED) return [];
  return wrap(text, screen.width - 4).map((line) => styles(screen.colours).note(`    ${line}`));
}

const TYPED = 400;

function withHeading(heading: string | undefined, text: string, screen: Screen): string {
  if (heading === undefined) return text;
  return `${styles(screen.colours).heading(wrap(printable(heading), screen.width).join('\n'))}\n${text}`;
}

function printableTable<T extends Extract<Block, { type: 'table' }>>(table: T): T {
  const clean = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(printable));
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, title: printable(column.title) })),
    rows: clean(table.rows),
    ...(table.footer ? { footer: clean(table.footer) } : {}),
  };
}

/** Control characters in a user's text must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\t/g, '    ').replace(/[^\P{Cc}\n]/gu, '\ufffd');
}
