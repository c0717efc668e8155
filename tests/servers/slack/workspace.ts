import { EventEmitter, once } from 'node:events';

/** A message as the workspace keeps it. */
export interface Kept {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  /** The only one who sees it. */
  readonly for?: string;
  readonly edits: number;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly bytes?: Uint8Array;
  readonly mimetype: string;
  /** When it was completed, in milliseconds; it can be shown a little later. */
  readonly completed?: number;
  readonly sharedIn?: string;
  readonly thread?: string;
  readonly comment?: string;
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
}

export type Workspace = ReturnType<typeof createWorkspace>;

/** What is in a workspace of one team, and what happens there. */
export function createWorkspace() {
  const changes = new EventEmitter().setMaxListeners(0);
  const messages = new Map<string, Kept>();
  const files = new Map<string, File>();
  const views: View[] = [];
  const homes = new Map<string, View['view']>();
  const complaints: string[] = [];
  let clock = 1_700_000_000_000_000;
  const changed = () => changes.emit('change');
  return {
    team: 'T1',
    bot: { user: 'UBOT', id: 'B1' },
    messages,
    files,
    views,
    homes,
    complaints,
    /** Settings that a test may change. */
    rules: {
      tables: true,
      uploads: true,
      /** What becomes of pictures in messages. */
      pictures: 'shown' as 'shown' | 'refused' | 'left out',
      /** Milliseconds from the end of an upload until it can be shown. */
      processing: 60,
      secondsBetweenPosts: 0,
      foreignChannels: new Set<string>(),
      admins: new Set<string>(['UADMIN']),
    },
    changed,
    stamp(): string {
      clock += 1_000_000;
      return `${String(clock).slice(0, 10)}.${String(clock).slice(10)}`;
    },
    isUsable(id: string): boolean {
      const { completed, bytes } = files.get(id) ?? {};
      return (
        completed !== undefined && bytes !== undefined && Date.now() >= completed + this.rules.processing
      );
    },
    complain(sentence: string): void {
      complaints.push(sentence);
    },
    all: () => [...messages.values()],
    /** Resolves with the first thing that is found, now or after a change. */
    async until<T>(find: () => T | undefined, seconds = 15): Promise<T> {
      const signal = AbortSignal.timeout(seconds * 1000);
      for (;;) {
        const found = find();
        if (found !== undefined) return found;
        await once(changes, 'change', { signal }).catch(() => {
          throw new Error(
            `Nothing of the kind happened within ${seconds} s. ${JSON.stringify({ complaints, messages: [...messages.values()] }).slice(0, 2000)}`,
          );
        });
      }
    },
  };
}
