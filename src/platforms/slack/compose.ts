import type { webApi } from '@slack/bolt';
import type { Buttons } from '../../chat/button.ts';
import type { Image, Reply } from '../../chat/reply.ts';
import type { Request } from '../../chat/request.ts';
import { button, type Message, type SlackBlock } from './block-kit.ts';
import { bylineBlock } from './byline.ts';
import { BUTTON, pagesOf } from './pages.ts';
import type { Pictures } from './pictures.ts';
import type { OnTrouble } from './take.ts';
import { writeReply } from './write-reply.ts';

/** What a message is made with. */
export interface Composing {
  readonly buttons: Buttons;
  readonly pictures: Pictures;
  /** Told of a picture that could not be uploaded. */
  readonly onTrouble: OnTrouble;
}

/** What is shown of a Reply, and how. */
export interface View {
  /** The first is 0. */
  readonly page: number;
  /** Who asked, and may delete the answer; absent where nobody did. */
  readonly user?: string;
  /** Who asked and by what, where nothing else in the channel says so. */
  readonly byline?: string;
  /** Whether nothing follows: what is still being worked on has no buttons of its own. */
  readonly last: boolean;
  readonly tables: boolean;
  readonly pictures: boolean;
}

/** The actions of the buttons below an answer, besides the ones that ask something. */
export const PAGE = 'page';
export const DELETE = 'delete';

/** One page of a Reply as a message, its pictures uploaded; and the pictures that it tells only in words. */
export async function compose(
  reply: Reply,
  view: View,
  client: webApi.WebClient,
  { buttons, pictures, onTrouble }: Composing,
): Promise<{ readonly message: Message; readonly untold: readonly Image[] }> {
  const pages = pagesOf(reply);
  const page = Math.min(view.page, pages.length - 1);
  const shown = pages[page]!;
  const files = view.pictures ? await uploadAll(shown, client, pictures, onTrouble) : new Map();
  const values = await valuesOf(shown, buttons);
  const { text, blocks } = writeReply(shown, {
    idOf: (request) => values.get(request)!,
    fileOf: (image) => files.get(image),
    tables: view.tables,
  });
  const controls = view.last
    ? await controlsOf(reply, { page, pages: pages.length }, view.user, buttons)
    : [];
  const byline = view.byline === undefined ? [] : [bylineBlock(view.byline)];
  return {
    message: { text, blocks: [...blocks, ...byline, ...controls] },
    untold: imagesOf(shown).filter((image) => !files.has(image)),
  };
}

async function uploadAll(
  { blocks }: Reply,
  client: webApi.WebClient,
  pictures: Pictures,
  onTrouble: Composing['onTrouble'],
): Promise<ReadonlyMap<Image, string>> {
  const files = new Map<Image, string>();
  const upload = async (image: Image) => {
    try {
      files.set(image, await pictures.upload(client, image));
    } catch (error) {
      onTrouble('A picture could not be uploaded to Slack.', error);
    }
  };
  await Promise.all(imagesOf({ blocks }).map(upload));
  return files;
}

function imagesOf({ blocks }: Pick<Reply, 'blocks'>): readonly Image[] {
  return blocks.filter((block) => block.type === 'image');
}

async function valuesOf({ blocks }: Reply, buttons: Buttons): Promise<ReadonlyMap<Request, string>> {
  const requests = blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions.map(({ request }) => request) : [],
  );
  return new Map(
    await Promise.all(
      requests.map(async (request) => [request, await buttons.idOf(request, BUTTON)] as const),
    ),
  );
}

/** Other pages, and the way to be rid of the answer. */
async function controlsOf(
  { asked }: Reply,
  { page, pages }: { readonly page: number; readonly pages: number },
  user: string | undefined,
  buttons: Buttons,
): Promise<readonly SlackBlock[]> {
  const request = asked && pages > 1 ? await buttons.idOf(asked, BUTTON) : undefined;
  const turn = (to: number, label: string) =>
    request === undefined || to < 0 || to >= pages ? [] : [button(label, `${PAGE}:${to}`, request)];
  const elements = [
    ...turn(page - 1, `← Page ${page} of ${pages}`),
    ...turn(page + 1, `Page ${page + 2} of ${pages} →`),
    ...(user === undefined ? [] : [button('Delete', DELETE, user)]),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
