import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Image } from '../../chat/reply.ts';
import { escaped } from './block-kit.ts';

/** Pictures as files of Slack's. */
export interface Pictures {
  /** The id of a file that messages can show. Rejects where Slack does not take the picture. */
  upload(client: webApi.WebClient, image: Image): Promise<string>;
}

/** Equal pictures are one file in a workspace, for as long as it is remembered. */
export function createPictures(): Pictures {
  const files = new LRUCache<string, Promise<string>>({ max: 500, ttl: HOUR });
  return {
    upload(client, image) {
      const key = `${client.token} ${createHash('sha256').update(image.png).digest('base64')}`;
      const known = files.get(key);
      if (known) return known;
      const upload = uploaded(client, image);
      files.set(key, upload);
      upload.catch(() => files.delete(key));
      return upload;
    },
  };
}

const HOUR = 3_600_000;

/**
 * Uploads without a channel and without alternative text: uploads with `alt_txt`, as documented, are accepted and then not
 * shown anywhere. The text stands in the image block, where a reader of screens finds it.
 */
async function uploaded(client: webApi.WebClient, image: Image): Promise<string> {
  const id = await sent(client, image);
  await client.files.completeUploadExternal({ files: [{ id, title: image.name }] });
  await usable(client, id);
  return id;
}

/** Shares the picture in a thread with its description as the text: where a message cannot show it. */
export async function sharePicture(
  client: webApi.WebClient,
  image: Image,
  { channel, thread }: { readonly channel: string; readonly thread: string },
): Promise<void> {
  const id = await sent(client, image);
  await client.files.completeUploadExternal({
    files: [{ id, title: image.name }],
    channel_id: channel,
    thread_ts: thread,
    initial_comment: escaped(image.alt),
  });
}

async function sent(client: webApi.WebClient, { name, png }: Image): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: png.byteLength,
  });
  if (!url || !id) throw new Error('files.getUploadURLExternal gave no address to upload to.');
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(png),
    headers: { 'content-type': 'application/octet-stream' },
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The upload of a picture ended with status ${response.status}.`);
  return id;
}

const UPLOAD = 30_000;

/** An upload is worked on after it was completed: it can be shown once Slack knows what kind of picture it is. */
async function usable(client: webApi.WebClient, id: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (let wait = 50; ; wait = Math.min(2 * wait, 1000)) {
    const { file } = await client.files.info({ file: id });
    if (file?.mimetype?.startsWith('image/')) return;
    if (Date.now() + wait > until) throw new Error('Slack took a picture and did not get ready to show it.');
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

const PATIENCE = 10_000;
