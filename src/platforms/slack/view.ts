import type { View } from '../../chat/view.ts';
import { pagesOf } from './pages.ts';
import { writeReply } from './write-reply.ts';

/** The messages that Slack would be sent; each file's id is its address. */
export const slackView: View = async (reply, place) =>
  pagesOf(reply).map((page) => writeReply(page, { idOf: JSON.stringify, fileOf: place, tables: true }));
