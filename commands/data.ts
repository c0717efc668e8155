import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Records, Store } from '../src/store/store.ts';
import { actions, code, notes, type Offer, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { ownerOf } from './own.ts';

const args = z.object({
  what: z.enum(['show', 'export', 'delete']).default('show').meta({
    description: 'Show what is kept of you, export it, or delete it.',
  }),
  confirm: z.boolean().default(false).meta({ description: 'Says that deleting is meant.' }),
});

/** What the bot keeps of whoever asks, and of nobody else. */
export const data = command<Context, typeof args>({
  name: 'data',
  summary: 'Shows what is kept of you, exports it, or deletes it.',
  args,
  examples: ['data', 'data export', 'data delete'],
  audience: () => 'asker',
  everywhere: true,
  async run({ what, confirm }, { store }, caller) {
    const owner = ownerOf(caller);
    if (what === 'delete' && confirm) return deletedReply(await store.people.forget(owner));
    const records = await store.people.find(owner);
    if (!records) return unreadable();
    switch (what) {
      case 'show':
        return own('What is kept of you', records, [
          counts(records),
          ...notes([
            'Of what you write to the bot, the command and its arguments are kept: layers, options, the words of a question.',
          ]),
          actions(EXPORT, ['Delete', 'data', { what: 'delete' }]),
        ]);
      case 'export':
        return own('All that is kept of you', records, [code(JSON.stringify(records, undefined, 2), 'text')]);
      case 'delete':
        return own('Delete all that is kept of you?', records, [
          counts(records),
          paragraphs(
            'Your saved comparisons, your quiz answers and your points go with it. It cannot be undone.',
          ),
          actions(['Delete it all', 'data', { what: 'delete', confirm: true }], EXPORT),
        ]);
      default:
        return what satisfies never;
    }
  },
});

const EXPORT: Offer = ['Export', 'data', { what: 'export' }];

/** What the tables hold, in the user's words. */
const HELD: Readonly<Record<string, string>> = {
  answers: 'Your requests behind answers in chat, for 30 days',
  saved: 'Comparisons that you saved',
  schedules: 'Daily questions in your direct messages',
  rounds: 'Quiz questions that you asked for, for 30 days',
  reviews: 'Your quiz answers',
  scores: 'Servers in which you have points',
};

function counts(records: Records) {
  const rows = Object.entries(HELD).map(([name, held]) => [held, String(records[name]?.length ?? 0)]);
  return table(['Kept of you', '>Records'], rows);
}

function own(title: string, records: Records, blocks: Reply['blocks']): Reply {
  return { title, tone: 'answer', blocks, data: records };
}

function unreadable(): Reply {
  return {
    title: 'Your data cannot be read now',
    tone: 'answer',
    blocks: [paragraphs('The bot does not reach its database. Try again in a minute.')],
    data: { read: false },
  };
}

function deletedReply({ saved, rows }: Awaited<ReturnType<Store['people']['forget']>>): Reply {
  return {
    title: saved ? 'Your data is deleted' : 'Your data could not be deleted',
    tone: 'answer',
    blocks: [
      paragraphs(
        saved
          ? `${rows === 1 ? 'One record is' : `${rows} records are`} gone. Messages in the chat are not the bot’s to delete.`
          : 'The bot cannot write to its database. Try again in a minute.',
      ),
    ],
    data: { deleted: saved, records: rows },
  };
}
