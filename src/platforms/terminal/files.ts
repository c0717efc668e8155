import { existsSync, readFileSync } from 'node:fs';
import type { Uploads } from '../../chat/uploads.ts';
import { fenced } from '../../chat/words.ts';
import { UserError } from '../../user-error.ts';

/** The files that a user names at the command line. */
export interface Files {
  /** What a file puts into a text: its own text in a fence, or a picture's name. Throws UserError where there is none. */
  inText(path: string): string;
  /** What names an image to the bot: a file of the user's becomes an upload, any other name stays. */
  image(name: string): string;
}

export function filesOf(uploads: Uploads): Files {
  return {
    inText(path) {
      const bytes = read(path);
      return PICTURES.test(path) ? uploads.keep(bytes) : fenced(bytes.toString('utf8').trim());
    },
    image(name) {
      const path = name.replace(/^@/, '');
      const isPath = path !== name || /[./\\]/.test(path) || existsSync(path);
      return isPath ? uploads.keep(read(path)) : name;
    },
  };
}

const PICTURES = /\.(png|jpe?g|webp|gif)$/i;

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ wrong: `The file “${path}” cannot be read: ${REASONS[code ?? ''] ?? code}.` });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
};
