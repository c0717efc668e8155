/**
 * What must survive a restart: small records of plain data, none of them a message's text. Everything but `close` resolves
 * even when the disk is full or the database is gone: what could not be kept is told once through `onTrouble`.
 */
export interface Store {
  /** Requests too long for a button, by a key made from their content. Kept for 30 days after their last use. */
  readonly requests: {
    keep(request: unknown): Promise<string>;
    find(key: string): Promise<unknown | undefined>;
  };
  /** What an answer in chat was the answer to, by the place of the message or thread. Kept for 30 days. */
  readonly answers: {
    keep(place: string, answer: Answered): Promise<void>;
    find(place: string): Promise<Answered | undefined>;
    forget(place: string): Promise<void>;
  };
  /** Settings of a server, by `platform:server`. */
  readonly settings: {
    find(server: string): Promise<Settings>;
    change(server: string, settings: Settings): Promise<void>;
  };
  /** Installations of a platform's app in workspaces; `secret` is encrypted by the caller. */
  readonly installations: {
    keep(id: string, secret: string): Promise<void>;
    find(id: string): Promise<string | undefined>;
    forget(id: string): Promise<void>;
  };
  /** Deliveries that were taken: true for the first claim of an id, false for every later one. Kept for a day. */
  readonly deliveries: {
    claim(id: string): Promise<boolean>;
  };
  close(): Promise<void>;
}

/** The request behind an answer, and what is needed to change or delete the answer. */
export interface Answered {
  /** A request as plain data. */
  readonly request: unknown;
  /** Who asked. */
  readonly user: string;
  /** The ids of the messages that hold the answer. */
  readonly messages: readonly string[];
}

/** What a server's moderators chose; what is absent has not been chosen. */
export interface Settings {
  readonly notation?: 'keras' | 'pytorch' | 'shorthand';
  /** Whether answers are shown to the asker alone unless the request says otherwise. */
  readonly private?: boolean;
  /** The only channels in which the bot answers; none chosen: all. */
  readonly channels?: readonly string[];
}
