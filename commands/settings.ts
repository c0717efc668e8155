import * as z from 'zod';
import type { Caller } from '../src/chat/caller.ts';
import { command } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { serverOf, settingsOf } from '../src/chat/settings.ts';
import type { Settings } from '../src/store/store.ts';
import { UserError } from '../src/user-error.ts';
import { actions, notes, type Offer, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';
import { NOTATIONS } from './model-actions.ts';

const args = z.object({
  notation: z.enum(['as-written', 'keras', 'pytorch', 'shorthand']).optional().meta({
    description: 'How answers write layers; as-written: in the notation of whoever asks.',
  }),
  answers: z.enum(['public', 'private']).optional().meta({
    description: 'Who sees an answer, unless the request says it: everyone, or the asker alone.',
  }),
  channels: z
    .string()
    .max(4000)
    .optional()
    .meta({
      description: 'Where the bot answers: all, here, or the channels, such as #homework #lab.',
      suggestions: ['all', 'here'],
    }),
});

type Choices = z.output<typeof args>;

/** What the moderators of a server choose for everyone in it. */
export const settings = command<Context, typeof args>({
  name: 'settings',
  summary: 'Shows the settings of this server; moderators change them here.',
  args,
  examples: ['settings'],
  audience: () => 'asker',
  everywhere: true,
  async run(given, { store }, caller) {
    const before = await settingsOf(store, caller);
    if (Object.values(given).every((value) => value === undefined)) return answer(before, caller, []);
    const server = requireModerator(caller);
    const after = changed(before, given, caller);
    const { saved } = await store.settings.change(server, after);
    return answer(after, caller, saved ? [] : ['This cannot be saved now: it holds until the bot restarts.']);
  },
});

function requireModerator(caller: Caller): string {
  const server = serverOf(caller);
  if (server === undefined) {
    throw new UserError({
      wrong: 'Settings belong to a server, and here is none.',
      write: 'settings in a channel of the server',
    });
  }
  if (caller.moderator) return server;
  throw new UserError({ wrong: 'Only those who may manage this server can change its settings.' });
}

/** What stays as it is everywhere is not kept at all. */
function changed(before: Settings, { notation, answers, channels }: Choices, caller: Caller): Settings {
  const after = {
    notation: notation === undefined ? before.notation : notation === 'as-written' ? undefined : notation,
    private: answers === undefined ? before.private : answers === 'private' || undefined,
    channels: channels === undefined ? before.channels : channelsIn(channels, caller),
  };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined));
}

const MOST = 50;

/** The ids of mentioned channels, as `<#123>`, `<#C12AB|lab>` or plain; undefined for all. */
function channelsIn(text: string, { channel, parent }: Caller): readonly string[] | undefined {
  const words = text.split(/[\s,;]+|(?<=>)(?=<)/).filter((word) => word !== '');
  if (words.every((word) => /^(?:all|any|every|everywhere)$/i.test(word))) return undefined;
  const ids = words.map((word) => {
    const here = /^here$/i.test(word) ? (parent ?? channel) : undefined;
    const [, mentioned, plain] = /^(?:<#(\w+)(?:\|[^>]*)?>|(?=\w*\d)([A-Z\d]{6,}))$/.exec(word) ?? [];
    const id = here ?? mentioned ?? plain;
    if (id) return id;
    throw new UserError({
      wrong: `“${word.slice(0, 60)}” is no channel.`,
      write: 'all, here, or channels as the chat offers them behind a #',
    });
  });
  if (ids.length > MOST)
    throw new UserError({ wrong: `At most ${MOST} channels can be chosen, and ${ids.length} were read.` });
  return [...new Set(ids)];
}

function answer(now: Settings, caller: Caller, remarks: readonly string[]): Reply {
  const { notation, channels = [] } = now;
  const places = channels.length === 1 ? 'one channel' : `${channels.length} channels`;
  return {
    title: caller.server === undefined ? 'Standard settings' : 'Settings of this server',
    tone: 'answer',
    blocks: [
      table(
        ['Setting', 'Now'],
        [
          ['Layers are written', notation ? `in ${NOTATIONS[notation]}` : 'as whoever asks writes them'],
          ['Answers are seen by', now.private ? 'the asker alone' : 'everyone'],
          ['The bot answers in', channels.length === 0 ? 'every channel' : places],
        ],
      ),
      ...(channels.length === 0 ? [] : [{ ...paragraphs('It answers in:'), channels }]),
      ...notes(remarks),
      ...(caller.moderator && caller.server !== undefined ? [actions(...offers(now, caller))] : []),
      ...(caller.moderator ? [] : notes(['Those who may manage the server can change them.'])),
    ],
    data: { notation: notation ?? null, private: now.private ?? false, channels },
  };
}

/** The other choices. */
function offers({ notation, private: isPrivate, channels }: Settings, { channel }: Caller): readonly Offer[] {
  const choices = { 'as-written': 'as the asker writes', ...NOTATIONS };
  return [
    [
      isPrivate ? 'Answer for everyone' : 'Answer the asker alone',
      'settings',
      { answers: isPrivate ? 'public' : 'private' },
    ],
    ...Object.entries(choices)
      .filter(([choice]) => choice !== (notation ?? 'as-written'))
      .map(
        ([choice, name]): Offer => [
          choice === 'as-written' ? `Write ${name}` : `Write in ${name}`,
          'settings',
          { notation: choice },
        ],
      ),
    ...(channels ? [['Answer in every channel', 'settings', { channels: 'all' }] as const] : []),
    ...(channel === undefined || channels?.includes(channel)
      ? []
      : [['Answer only here', 'settings', { channels: 'here' }] as const]),
  ];
}
