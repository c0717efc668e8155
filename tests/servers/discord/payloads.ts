import type { Component } from './state.ts';

/** A person in a server, in a direct message with the bot, or elsewhere with the app installed for themselves. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** What they may do in the server, as Discord's bits. */
  readonly permissions: string;
}

/** Where something is done. */
export interface Where {
  readonly channel: string;
  readonly guild?: string;
  /** Discord's number of the channel's kind: 0 a text channel, 1 a direct message, 11 a thread. */
  readonly kind: number;
}

export const ADA: Person = {
  id: '1000000000000000001',
  name: 'Ada',
  locale: 'en-GB',
  permissions: '2147483648',
};
export const BEN: Person = { ...ADA, id: '1000000000000000002', name: 'Ben', locale: 'de' };
/** Manage Guild. */
export const MODERATOR: Person = { ...ADA, id: '1000000000000000003', name: 'Mo', permissions: '32' };

export const CHANNEL: Where = { channel: '1100000000000000001', guild: '1100000000000000000', kind: 0 };
export const DIRECT: Where = { channel: '1100000000000000002', kind: 1 };

interface Identity {
  readonly id: string;
  readonly token: string;
  readonly application: string;
}

/** What every interaction has, as the documentation shows it. */
export function interaction(
  { id, token, application }: Identity,
  type: number,
  data: object,
  person: Person,
  where: Where,
) {
  const user = userOf(person);
  const inGuild = where.guild !== undefined;
  return {
    id,
    application_id: application,
    type,
    data,
    token,
    version: 1,
    channel_id: where.channel,
    channel: {
      id: where.channel,
      type: where.kind,
      ...(inGuild ? { guild_id: where.guild, name: 'study' } : {}),
    },
    ...(inGuild
      ? {
          guild_id: where.guild,
          guild: { id: where.guild, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            user,
            nick: null,
            roles: [],
            joined_at: JOINED,
            deaf: false,
            mute: false,
            flags: 0,
            permissions: person.permissions,
          },
        }
      : { user }),
    locale: person.locale,
    app_permissions: '562949953600512',
    entitlements: [],
    authorizing_integration_owners: inGuild ? { '0': where.guild } : { '0': '0' },
    context: inGuild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  };
}

const JOINED = '2026-01-01T00:00:00.000000+00:00';

function userOf({ id, name }: Person) {
  return {
    id,
    username: name.toLowerCase(),
    global_name: name,
    avatar: null,
    discriminator: '0',
    public_flags: 0,
    bot: false,
  };
}

/** Options as typed values: text 3, whole number 4, yes or no 5, number 10, file 11. */
export type Values = Readonly<Record<string, string | number | boolean>>;

export function slashData(
  subcommand: string,
  values: Values,
  more: { readonly focused?: string; readonly resolved?: object } = {},
) {
  const options = Object.entries(values).map(([name, value]) => ({
    name,
    type: name === 'upload' ? 11 : TYPES[typeof value as keyof typeof TYPES],
    value,
    ...(more.focused === name ? { focused: true } : {}),
  }));
  return {
    id: '1300000000000000001',
    name: 'conv',
    type: 1,
    options: [{ type: 1, name: subcommand, options }],
    ...(more.resolved ? { resolved: more.resolved } : {}),
  };
}

const TYPES = { string: 3, number: 4, boolean: 5 } as const;

export function menuData(name: string, message: { readonly id: string }) {
  const resolved = { messages: { [message.id]: message } };
  return { id: '1300000000000000002', name, type: 3, target_id: message.id, resolved };
}

/** A filled form: its fields by their ids. */
export function formData(
  customId: string,
  form: readonly Component[],
  values: Readonly<Record<string, string>>,
) {
  const inputs = form.flatMap((label) =>
    'component' in label ? [label.component as { readonly custom_id: string }] : [],
  );
  return {
    custom_id: customId,
    components: inputs.map(({ custom_id }, index) => ({
      type: 18,
      id: index + 1,
      component: { type: 4, id: index + 100, custom_id, value: values[custom_id] ?? '' },
    })),
  };
}

/** A message as the gateway delivers it. */
export function messageEvent(id: string, content: string, person: Person, where: Where, more: object = {}) {
  const mentions = [...content.matchAll(/<@(\d+)>/g)].map(([, mentioned]) => ({
    ...userOf({ ...ADA, id: mentioned! }),
    bot: true,
  }));
  return {
    id,
    type: 0,
    channel_id: where.channel,
    channel_type: where.kind,
    ...(where.guild
      ? {
          guild_id: where.guild,
          member: { roles: [], joined_at: JOINED, deaf: false, mute: false, flags: 0 },
        }
      : {}),
    author: userOf(person),
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions,
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: 0,
    components: [],
    ...more,
  };
}
