import {
  type APIInteraction,
  type APIMessage,
  type APIUser,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Caller } from '../../chat/caller.ts';

/** Who used a command, a button or a form: on Discord's word, not the client's. */
export function callerOf(interaction: APIInteraction): Caller {
  const { member, guild_id: server, channel } = interaction;
  const user = member?.user ?? interaction.user!;
  return {
    ...person(user, member?.nick),
    ...(server === undefined ? {} : { server }),
    ...(channel === undefined ? {} : { channel: channel.id }),
    ...parentOf(channel),
    ...(interaction.context === InteractionContextType.BotDM ? { direct: user.id } : {}),
    moderator: member !== undefined && mayManage(member.permissions),
    ...('locale' in interaction ? { locale: interaction.locale } : {}),
  };
}

/** Who wrote a message. Discord does not say there what the author may do. */
export function authorOf(message: APIMessage & { readonly guild_id?: string }): Caller {
  const { author, guild_id: server, channel_id: channel } = message;
  const belonging = server === undefined ? { direct: author.id } : { server };
  return { ...person(author), ...belonging, channel, moderator: false };
}

/** Discord says of a thread which channel it belongs to. */
function parentOf(channel: APIInteraction['channel']): Pick<Caller, 'parent'> {
  const parent = channel && 'parent_id' in channel ? channel.parent_id : undefined;
  const isThread = channel?.type !== undefined && THREADS.includes(channel.type);
  return isThread && parent ? { parent } : {};
}

/** The kinds of channels that belong to another one. */
export const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

function person({ id, global_name, username }: APIUser, nick?: string | null) {
  return { platform: 'discord', user: id, name: nick ?? global_name ?? username };
}

function mayManage(permissions: string): boolean {
  const bits = BigInt(permissions);
  return (bits & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
