import type { View } from './chat/view.ts';

/** How the playground shows an answer as another platform would; each is loaded when it is first asked for. */
export const views: Readonly<Record<string, () => Promise<View>>> = {
  discord: async () => (await import('./platforms/discord/view.ts')).discordView,
  slack: async () => (await import('./platforms/slack/view.ts')).slackView,
};
