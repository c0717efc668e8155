import { createButtons } from '../../../src/chat/button.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createControls } from '../../../src/platforms/discord/controls.ts';
import { type Message, messageOf } from '../../../src/platforms/discord/message.ts';
import { writeReply } from '../../../src/platforms/discord/write-reply.ts';

const kept = new Map<string, unknown>();
const buttons = createButtons({
  key: new Uint8Array(32).fill(7),
  requests: {
    async keep(request) {
      const key = String(kept.size);
      kept.set(key, request);
      return key;
    },
    find: async (key) => kept.get(key),
  },
});

export const controls = createControls(buttons);

/** All messages that a Reply becomes, in the order in which a reader turns them. */
export async function messagesOf(reply: Reply, bytes = 10 * 2 ** 20): Promise<readonly Message[]> {
  const pages = writeReply(reply, bytes);
  const standing = {
    controls,
    asker: '1000000000000000001',
    request: { command: 'compare', args: { a: '64@3x3', b: '32@7x7' } },
    removable: true,
  };
  return Promise.all(pages.map((_, at) => messageOf(pages, at, standing)));
}
