import type { Actions, Block, Code, Image, Progress, Reply, Text } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import {
  bullets,
  button,
  channelNames,
  context,
  cut,
  escaped,
  header,
  LIMITS,
  type Message,
  preformatted,
  rich,
  type SlackBlock,
  section,
  strong,
  visible,
} from './block-kit.ts';
import { tableBlocks } from './table-block.ts';

/** What the writer cannot know from the Reply. */
export interface Surroundings {
  /** What a button carries for a request. */
  idOf(request: Request): string;
  /** The id of the file as which the picture was uploaded; none where that failed. */
  fileOf(image: Image): string | undefined;
  /** Slack takes one table of its own in a message, and some of its servers none. */
  readonly tables: boolean;
}

/** A Reply that fits into one message, as Block Kit. */
export function writeReply(reply: Reply, surroundings: Surroundings): Message {
  const blocks: SlackBlock[] = titleBlocks(reply);
  for (const block of reply.blocks) {
    const tables = surroundings.tables && !blocks.some(({ type }) => type === 'table');
    blocks.push(...writeBlock(block, { ...surroundings, tables }));
  }
  return { text: fallbackText(reply), blocks };
}

/** One block of a Reply. */
export function writeBlock(block: Block, surroundings: Surroundings): readonly SlackBlock[] {
  switch (block.type) {
    case 'text':
      return textBlocks(block);
    case 'table':
      return tableBlocks(block, surroundings.tables);
    case 'image':
      return [imageBlock(block, surroundings.fileOf(block))];
    case 'code':
      return [codeBlock(block)];
    case 'actions':
      return block.actions.length === 0 ? [] : [actionsBlock(block, surroundings)];
    case 'progress':
      return [context(progressText(block))];
    default:
      return block satisfies never;
  }
}

/** The action of every button that asks something. */
export const ASK = 'ask';

function titleBlocks({ title, tone }: Reply): SlackBlock[] {
  if (tone === 'working') return [rich(strong(title))];
  return title.length <= LIMITS.header ? [header(title)] : [rich(strong(title))];
}

function textBlocks(block: Text): readonly SlackBlock[] {
  const { channels = [] } = block;
  return [...paragraphBlocks(block), ...(channels.length === 0 ? [] : [rich(channelNames(channels))])];
}

function paragraphBlocks({ heading, style, paragraphs }: Text): readonly SlackBlock[] {
  const head = heading === undefined ? [] : [strong(heading)];
  switch (style) {
    case 'paragraph':
      return [rich(...head, ...paragraphs.map((text, index) => section(index === 0 ? text : `\n${text}`)))];
    case 'list':
      return [rich(...head, bullets(paragraphs))];
    case 'note':
      return [...(head.length > 0 ? [rich(...head)] : []), ...paragraphs.map(context)];
    default:
      return style satisfies never;
  }
}

function imageBlock({ alt }: Image, file: string | undefined): SlackBlock {
  if (file === undefined) return context(`Picture: ${alt}`);
  return { type: 'image', slack_file: { id: file }, alt_text: cut(visible(alt), LIMITS.alternative) };
}

function codeBlock({ heading, text }: Code): SlackBlock {
  return rich(...(heading === undefined ? [] : [strong(heading)]), preformatted(text));
}

function actionsBlock({ actions }: Actions, { idOf }: Surroundings): SlackBlock {
  return {
    type: 'actions',
    elements: actions.map(({ label, request }, index) => button(label, `${ASK}:${index}`, idOf(request))),
  };
}

function progressText({ label, done, total }: Progress): string {
  const bar = '▓'.repeat(Math.round((10 * done) / Math.max(1, total))).padEnd(10, '░');
  return `${bar} ${label} (${done} of ${total})`;
}

/** What a notification says, and a screen reader first: the title and the first sentences. */
function fallbackText({ title, blocks }: Reply): string {
  const sentences = blocks.flatMap((block) => (block.type === 'text' ? block.paragraphs : []));
  return escaped(cut([title, ...sentences].join('\n'), NOTIFICATION));
}

const NOTIFICATION = 600;
