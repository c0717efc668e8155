import { createUploads } from '../../../src/chat/uploads.ts';
import { web } from '../../../src/platforms/web/adapter.ts';
import { sampleBot } from './sample-bot.ts';

/** A web server on a port of its own with the sample bot behind it. */
export async function serve({ pictureBytes = 2 ** 20 } = {}) {
  const uploads = createUploads({ bytes: 32 * 2 ** 20 });
  const bugs: unknown[] = [];
  let url = '';
  const onListening = (address: string) => {
    url = address;
  };
  const stop = await web({ port: 0, uploads, pictureBytes, page: 'dist/page', onListening }).start(
    sampleBot(uploads, bugs),
  );
  return { url, uploads, bugs, stop };
}
