import type { APIAttachment } from 'discord.js';
import { fieldsOf } from '../../chat/fields.ts';
import type { Request } from '../../chat/request.ts';
import { UserError } from '../../user-error.ts';
import { download } from '../download.ts';
import { withImage } from './read-request.ts';
import type { Surroundings } from './surroundings.ts';

/** Discord's own file hosts. */
const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];
/** A picture for a network needs no more. */
const BYTES = 10 * 2 ** 20;
const SECONDS = 10;

/** The request with the picture that came with it, if one did. Throws UserError for a file that is no picture to be read. */
export async function withAttachment(
  request: Request,
  attachment: APIAttachment | undefined,
  { bot, uploads, apiUrl }: Pick<Surroundings, 'bot' | 'uploads' | 'apiUrl'>,
  signal: AbortSignal,
): Promise<Request> {
  if (!attachment) return request;
  if (attachment.size > BYTES) throw tooLarge(attachment);
  const origin = apiUrl === undefined ? {} : { origin: new URL(apiUrl).origin };
  const bytes = await download(attachment.url, {
    hosts: HOSTS,
    bytes: BYTES,
    seconds: SECONDS,
    signal,
    ...origin,
  });
  const fields = bot.commands.flatMap((command) => fieldsOf(command));
  const field = fields.find(({ format }) => format === 'image');
  return field ? withImage(request, uploads.keep(bytes), field.name) : request;
}

/** The picture among a message's files. */
export function pictureOf(attachments: readonly APIAttachment[]): APIAttachment | undefined {
  return attachments.find(({ content_type }) => content_type?.startsWith('image/'));
}

function tooLarge({ filename, size }: APIAttachment): UserError {
  const mebibytes = (size / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 1 });
  return new UserError({
    wrong: `${filename} has ${mebibytes} MiB, and at most ${BYTES / 2 ** 20} MiB are read.`,
    write: 'the request with a smaller version of it: a network sees a few hundred pixels a side',
  });
}
