import { Hono } from 'hono';
import type { Bot } from '../../../src/chat/bot.ts';
import type { Request } from '../../../src/chat/request.ts';
import { createUploads } from '../../../src/chat/uploads.ts';
import { openDoor } from '../../../src/door.ts';
import { checkUpload } from '../../../src/engine/compute/upload.ts';
import { web } from '../../../src/platforms/web/adapter.ts';
import type { WebReply } from '../../../src/platforms/web/web-reply.ts';
import { views } from '../../../src/views.ts';
import { sampleBot } from './sample-bot.ts';

/** A web server on a port of its own with the sample bot behind it; `left` are the requests that nobody waits for. */
export async function serve({ pictureBytes = 2 ** 20 } = {}) {
  const uploads = createUploads({ bytes: 32 * 2 ** 20, check: checkUpload });
  const bugs: unknown[] = [];
  const left: Request[] = [];
  const sample = sampleBot(uploads, bugs);
  const bot: Bot = {
    ...sample,
    answer(request, asking) {
      asking?.signal?.addEventListener('abort', () => left.push(request));
      return sample.answer(request, asking);
    },
  };
  const routes = new Hono();
  const reportBug = ({ error }: { readonly error: unknown }) => bugs.push(error);
  await web({ routes, uploads, views, reportBug, pictureBytes, page: 'dist/page' }).start(bot);
  const { url, shut: stop } = await openDoor(routes, { port: 0, host: '127.0.0.1' });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body, headers });
  const run = (command: string, args: unknown = {}) => post(`/api/commands/${command}`, JSON.stringify(args));
  return { url, uploads, bugs, left, stop, get, post, run };
}

export async function replyOf(response: Response): Promise<WebReply> {
  return (await response.json()) as WebReply;
}

/** All that a Reply says, as one text. */
export function wordsOf({ blocks }: WebReply): string {
  return JSON.stringify(blocks);
}
