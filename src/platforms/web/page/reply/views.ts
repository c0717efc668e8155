import { createDiscordView } from './discord.ts';
import { type Choose, createReplyView, type ReplyView } from './draw-reply.ts';
import { createSlackView } from './slack.ts';

/** Draws Replies as a platform would; as the playground's own where the name is none of another. */
export function drawerOf(name: string): (choose: Choose) => ReplyView {
  return DRAWERS[name] ?? createReplyView;
}

const DRAWERS: Readonly<Record<string, (choose: Choose) => ReplyView>> = {
  discord: createDiscordView,
  slack: createSlackView,
};
