import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { clean } from '../../chat/clean.ts';
import type { Image, Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import type { Controls } from './controls.ts';
import { pieces } from './markdown.ts';
import { ALT, smallPrint } from './parts.ts';
import type { Page } from './write-reply.ts';

/** A message as it is sent: the body, and the files that it shows. */
export interface Message {
  readonly body: {
    readonly flags: number;
    readonly components: readonly APIMessageTopLevelComponent[];
    readonly attachments: readonly {
      readonly id: string;
      readonly filename: string;
      readonly description: string;
    }[];
    readonly allowed_mentions: { readonly parse: [] };
  };
  readonly files: readonly RawFile[];
}

/** Bytes of the largest file that a bot may send anywhere. */
export const LARGEST_FILE = 10 * 2 ** 20;

/** What stands below an answer besides its own actions. */
export interface Standing {
  readonly controls: Controls;
  /** The user who asked. */
  readonly asker: string;
  /** What turns the pages; pages cannot be turned without it. */
  readonly request: Request | undefined;
  /** Whether everyone sees it, so that somebody may want to remove it. */
  readonly removable: boolean;
}

/** One page of a Reply as a message. Components rather than embeds: see the README beside this file. */
export async function messageOf(pages: readonly Page[], at: number, standing: Standing): Promise<Message> {
  const index = Math.max(0, Math.min(at, pages.length - 1));
  const { items, actions } = pages[index]!;
  const images = items.flatMap((item) => (item.type === 'picture' ? [item.image] : []));
  const names = images.map(fileName);
  let shown = 0;
  const components = items.map((item): APIMessageTopLevelComponent => {
    if (item.type === 'text') return textOf(item.markdown);
    const url = `attachment://${names[shown++]}`;
    return {
      type: ComponentType.MediaGallery,
      items: [{ media: { url }, description: description(item.image) }],
    };
  });
  if (pages.length > 1) components.push(textOf(smallPrint(`Page ${index + 1} of ${pages.length}`)));
  const buttons = await Promise.all(
    actions.map(async ({ label, request }, place) =>
      button(label, await standing.controls.ask(request, place)),
    ),
  );
  const below = await standingButtons(pages.length, index, standing);
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [...components, ...rowsOf(buttons), ...rowsOf(below)],
      attachments: images.map((image, id) => ({
        id: String(id),
        filename: names[id]!,
        description: description(image),
      })),
      allowed_mentions: { parse: [] },
    },
    files: images.map(({ png }, id) => ({
      name: names[id]!,
      data: Buffer.from(png),
      contentType: 'image/png',
    })),
  };
}

/** A Reply is at work while a later one is to replace it: its pages are not turned yet. */
export function isUnfinished({ tone, blocks }: Reply): boolean {
  return tone === 'working' || blocks.some(({ type }) => type === 'progress');
}

async function standingButtons(pages: number, at: number, { controls, asker, request, removable }: Standing) {
  const turn = async (label: string, page: number) =>
    request && page >= 0 && page < pages
      ? [button(label, await controls.page(page, asker, request), GREY)]
      : [];
  return [
    ...(await turn('◀ Previous page', at - 1)),
    ...(await turn('Next page ▶', at + 1)),
    ...(removable ? [button('Delete', controls.delete(asker), GREY)] : []),
  ];
}

const GREY = ButtonStyle.Secondary;
/** Longest label that Discord takes. */
const LABEL = 80;

function button(label: string, id: string, style: typeof GREY | ButtonStyle.Primary = ButtonStyle.Primary) {
  const text = shortened(label, LABEL) || '…';
  return { type: ComponentType.Button, style, label: text, custom_id: id } as const;
}

function rowsOf(buttons: readonly APIButtonComponentWithCustomId[]) {
  const rows: APIActionRowComponent<APIButtonComponentWithCustomId>[] = [];
  for (let at = 0; at < buttons.length; at += 5) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + 5) });
  }
  return rows;
}

function textOf(content: string): APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Names in `attachment://` have plain letters only, and no two of a message are alike. */
function fileName({ name }: Image, index: number): string {
  return `${index + 1}-${name.replace(/[^\w.-]+/g, '-')}`;
}

function description({ alt }: Image): string {
  return shortened(alt, ALT);
}

function shortened(text: string, limit: number): string {
  const seen = clean(text).trim();
  return seen.length > limit ? `${pieces(seen, limit - 1)[0]}…` : seen;
}
