import type { View } from '../../chat/view.ts';
import type { Controls } from './controls.ts';
import { LARGEST_FILE, messageOf } from './message.ts';
import { writeReply } from './write-reply.ts';

/** The messages that Discord would be sent: their components, and the address of each file that these name. */
export const discordView: View = (reply, place) =>
  Promise.all(
    writeReply(reply, LARGEST_FILE).map(async (page) => {
      const { body } = await messageOf([page], 0, STANDING);
      const images = page.items.flatMap((item) => (item.type === 'picture' ? [item.image] : []));
      const files = body.attachments.map(({ filename }, index) => [filename, place(images[index]!)] as const);
      return { components: body.components, files: Object.fromEntries(files) };
    }),
  );

const READABLE: Controls = {
  ask: async (request) => JSON.stringify(request),
  page: async () => '',
  delete: () => '',
  read: async () => undefined,
};

const STANDING = { controls: READABLE, asker: '', request: undefined, removable: false };
