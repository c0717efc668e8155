/** Who asks, and where. The ids are the platform's own. */
export interface Caller {
  /** The platform's name: `discord`, `slack`, `web` or `terminal`. */
  readonly platform: string;
  readonly user: string;
  /** Whose requests count together, as visitors of one address; the user's unless said. */
  readonly source?: string;
  /** The server or workspace; absent where there is none, as in direct messages that belong to none. */
  readonly server?: string;
  /** Absent in direct messages that belong to a server, and where there is none. */
  readonly channel?: string;
  /** Where the user is written to directly, in direct messages with the bot. */
  readonly direct?: string;
  /** The channel that the channel is a thread of. */
  readonly parent?: string;
  /** Whether the platform itself says that the user may change the server's settings. */
  readonly moderator: boolean;
  /** The name that the platform shows for the user; never a way to ping them. */
  readonly name?: string;
  /** Whether users are told apart by no more than their address, so that one may be several people. */
  readonly anonymous?: true;
  /** The user's language as a BCP 47 tag, where the platform tells it. */
  readonly locale?: string;
  /** Aborted once nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** Whoever sits at the machine that runs the program. */
export const OWNER: Caller = { platform: 'terminal', user: 'owner', moderator: true };
