import { existsSync, readFileSync } from 'node:fs';
import type { Uploads } from '../../chat/uploads.ts';
import { UserError } from '../../user-error.ts';

/** The files that a user names at the command line. */
export interface Files {
  /** Throws UserError where there is no such file. */
  text(path: string): string;
  /** What names an image to the bot: a file of the user's becomes an upload, any other name stays. */
  image(name: string): string;
}

export function filesOf(uploads: Uploads): Files {
  return {
    text(path) {
      return read(path).toString('utf8').trim();
    },
    image(name) {
      const isPath = /[./\\]/.test(name) || existsSync(name);
      return isPath ? uploads.keep(read(name)) : name;
    },
  };
}

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
