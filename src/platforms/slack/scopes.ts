/** What the bot may do, and why it has to. */
const SCOPES: Readonly<Record<string, string>> = {
  commands: '/conv, and the two shortcuts',
  'chat:write': 'answers, and their changes',
  'app_mentions:read': '@convbot in channels and threads',
  'im:history': 'what is written to the bot directly',
  'files:write': 'the pictures in answers',
  'files:read': 'whether a picture is ready to be shown; images that are attached',
  'users:read': 'who is an admin and may change settings; the language of a user',
};

/** What is said in the bot's channels, of which it reads the threads of its answers, and edits of questions. */
const IN_THREADS = ['channels:history', 'groups:history', 'mpim:history'];

/** The scopes that an installation asks for: as few as there can be, unless threads are to be read as well. */
export function scopesOf({ threads = false }: { readonly threads?: boolean | undefined }): readonly string[] {
  return [...Object.keys(SCOPES), ...(threads ? IN_THREADS : [])].sort();
}
