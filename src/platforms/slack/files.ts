import type { Uploads } from '../../chat/uploads.ts';
import { fenced } from '../../chat/words.ts';
import { download } from '../download.ts';

/** A file as Slack describes it in events and forms. */
export interface SlackFile {
  readonly mimetype?: string;
  readonly filetype?: string;
  readonly url_private_download?: string;
  readonly url_private?: string;
}

/** What users attach. */
export interface Files {
  /** The name under which the bot finds a picture. Throws UserError where it cannot be read. */
  picture(file: SlackFile, token: string | undefined): Promise<string>;
  /** A text with what was attached to it: pictures as `--image`, code as a block of code. Throws UserError. */
  attached(text: string, files: readonly SlackFile[] | undefined, token: string | undefined): Promise<string>;
}

/** The token goes to Slack's host for files, and to the place that the operator set for its API; nowhere else. */
export function createFiles({
  apiUrl,
  uploads,
}: {
  readonly apiUrl: string;
  readonly uploads: Uploads;
}): Files {
  const fetched = (file: SlackFile, token: string | undefined, bytes: number) =>
    download(file.url_private_download ?? file.url_private ?? '', {
      hosts: ['files.slack.com'],
      origin: new URL(apiUrl).origin,
      headers: { authorization: `Bearer ${token}` },
      bytes,
      seconds: 15,
    });
  const picture: Files['picture'] = async (file, token) =>
    uploads.keep(await fetched(file, token, LARGEST_PICTURE));
  return {
    picture,
    async attached(text, files = [], token) {
      const image = files.find(({ mimetype }) => mimetype?.startsWith('image/'));
      const code = files.find(isCode);
      const source = code && new TextDecoder().decode(await fetched(code, token, LARGEST_CODE));
      const option = image && !/--image\b/.test(text) ? `--image ${await picture(image, token)}` : undefined;
      return [text, source && fenced(source), option].filter(Boolean).join('\n');
    },
  };
}

const LARGEST_PICTURE = 10 * 2 ** 20;
const LARGEST_CODE = 200_000;

function isCode({ mimetype, filetype }: SlackFile): boolean {
  return mimetype?.startsWith('text/') || filetype === 'python' || filetype === 'text';
}
