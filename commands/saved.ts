import * as z from 'zod';
import type { Caller } from '../src/chat/caller.ts';
import { command } from '../src/chat/command.ts';
import { nearest } from '../src/chat/nearest.ts';
import { asRequest } from '../src/chat/read-request.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { CommandRequest } from '../src/chat/request.ts';
import type { SavedRequest } from '../src/store/store.ts';
import { UserError } from '../src/user-error.ts';
import { actions, notes, type Offer, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { ownerOf } from './own.ts';

/** Comparisons on a page: as many as have room for their buttons. */
const PAGE = 8;

const args = z.object({
  name: z.string().optional().meta({ description: 'Which one to open; all are listed otherwise.' }),
  remove: z.boolean().default(false).meta({ description: 'Removes it.' }),
  page: z.int().min(1).max(100).default(1).meta({ description: 'The page of the list.' }),
});

/** The comparisons that whoever asks has saved. */
export const saved = command<Context, typeof args>({
  name: 'saved',
  summary: 'Lists the comparisons that you saved, opens one, or removes it.',
  args,
  examples: ['saved'],
  audience: () => 'asker',
  async run({ name, remove, page }, { store }, caller) {
    const all = await store.saved.all(ownerOf(caller));
    if (name === undefined) return listReply(all, page);
    const found = named(name, all);
    return remove ? removeOne(found, store, caller) : oneReply(found);
  },
});

function listReply(all: readonly SavedRequest[], page: number): Reply {
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(page, pages);
  const shown = all.slice((at - 1) * PAGE, at * PAGE);
  const title = all.length === 1 ? 'One saved comparison' : `${all.length} saved comparisons`;
  return {
    title: all.length === 0 ? 'Nothing is saved yet' : title,
    tone: 'answer',
    blocks:
      all.length === 0
        ? [
            paragraphs(
              'Save a comparison with its button “Save”, or so: save 64@3x3 vs 32@7x7 --name digits',
            ),
            actions(['A comparison to save', 'compare', { a: '64@3x3', b: '32@7x7', input: '28x28x1' }]),
          ]
        : [
            table(
              ['Name', 'Saved on'],
              shown.map(({ name, at: time }) => [name, dayOf(time)]),
            ),
            ...notes(pages === 1 ? [] : [`Page ${at} of ${pages}.`]),
            actions(...shown.flatMap(openOffer), ...(at < pages ? [nextPage(at)] : [])),
          ],
    data: { saved: all, page: at, pages },
  };
}

function oneReply(one: SavedRequest): Reply {
  const request = requestOf(one);
  return {
    title: one.name,
    tone: 'answer',
    blocks: [
      table(
        ['Argument', 'Value'],
        [
          ...Object.entries(request?.args ?? {}).map(([name, value]) => [name, String(value)]),
          ['saved on', dayOf(one.at)],
        ],
      ),
      actions(...openOffer(one), ['Remove', 'saved', { name: one.name, remove: true }], ALL),
    ],
    data: one,
  };
}

async function removeOne({ name }: SavedRequest, store: Context['store'], caller: Caller): Promise<Reply> {
  const { saved: written } = await store.saved.remove(ownerOf(caller), name);
  return {
    title: `“${name}” is removed`,
    tone: 'answer',
    blocks: [
      ...notes(
        written
          ? []
          : ['This cannot be written now: until that works again, a restart of the bot brings it back.'],
      ),
      actions(ALL),
    ],
    data: { removed: name, saved: written },
  };
}

const ALL: Offer = ['All that I saved', 'saved', {}];

const nextPage = (page: number): Offer => ['Next page', 'saved', { page: page + 1 }];

function openOffer(one: SavedRequest): readonly Offer[] {
  const request = requestOf(one);
  return request ? [[one.name, request.command, request.args]] : [];
}

function requestOf({ request }: SavedRequest): CommandRequest | undefined {
  const read = asRequest(request);
  return read && 'command' in read ? read : undefined;
}

/** By its name as it is, or else whatever its capitals are. Throws UserError with the name that was meant. */
function named(name: string, all: readonly SavedRequest[]): SavedRequest {
  const plain = (text: string) => text.trim().toLowerCase();
  const found = all.find((one) => one.name === name) ?? all.find((one) => plain(one.name) === plain(name));
  if (found) return found;
  const meant = nearest(
    name,
    all.map((one) => one.name),
  );
  throw new UserError({
    wrong: `You have saved nothing under the name “${name}”.`,
    write: meant === undefined ? 'saved' : `saved ${meant}`,
  });
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
