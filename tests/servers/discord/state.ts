/** A message as the server keeps it. */
export interface Kept {
  readonly id: string;
  readonly channel: string;
  flags: number;
  content: string;
  components: readonly Component[];
  attachments: readonly Attached[];
  /** The message that it answers. */
  readonly replyTo?: string | undefined;
  readonly nonce?: string | undefined;
  /** A deferred answer has no content yet. */
  isLoading: boolean;
  /** How often it was changed. */
  edits: number;
}

export interface Attached {
  readonly id: string;
  readonly filename: string;
  readonly description?: string | undefined;
  readonly bytes: Uint8Array;
}

/** A component of a message, of whatever type. */
export interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
}

/** Something that a user did, and how it was answered. */
export interface Done {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channel: string;
  /** When it was delivered, in milliseconds since 1970. */
  readonly born: number;
  /** The message that a pressed button is on. */
  readonly on?: string | undefined;
  /** The first response. */
  response?: { readonly type: number; readonly data?: Record<string, unknown> };
  /** The message behind `@original`. */
  original?: string | undefined;
  readonly followUps: string[];
}

export interface State {
  readonly messages: Map<string, Kept>;
  readonly done: Map<string, Done>;
  /** Files at the CDN, by path. */
  readonly files: Map<string, Uint8Array>;
  /** Commands as registered, by scope: `global` or a guild's id. */
  readonly commands: Map<string, readonly Record<string, unknown>[]>;
  /** What was refused, and why: a test that does not expect it fails. */
  readonly refused: string[];
  nextId(): string;
}

/** Snowflakes count up from here. */
const FIRST = 1_200_000_000_000_000_000n;

export function createState(): State {
  let last = FIRST;
  return {
    messages: new Map(),
    done: new Map(),
    files: new Map(),
    commands: new Map(),
    refused: [],
    nextId() {
      last += 1n;
      return String(last);
    },
  };
}

/** All components of a message, the nested ones included. */
export function allComponents(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => [component, ...allComponents(component.components ?? [])]);
}
