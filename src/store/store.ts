/**
 * What must survive a restart: small records of plain data, none of them a message's text. Nothing rejects, even when the disk
 * is full or the database is gone: changes then wait in memory, and what is wrong is told once through `onTrouble`.
 */
export interface Store {
  /** Requests too long for a button, by a key made from their content. Kept for 30 days after their last use. */
  readonly requests: {
    keep(request: unknown): Promise<string>;
    find(key: string): Promise<unknown | undefined>;
  };
  /**
   * What an answer in chat was the answer to, by the place of the message or thread, which starts with the platform's name
   * and a colon. Kept for 30 days.
   */
  readonly answers: {
    keep(place: string, answer: Answered): Promise<void>;
    find(place: string): Promise<Answered | undefined>;
    forget(place: string): Promise<void>;
  };
  /** Settings of a server, by `platform:server`. */
  readonly settings: {
    find(server: string): Promise<Settings>;
    change(server: string, settings: Settings): Promise<Saved>;
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
  /**
   * Questions that were put, by a random key. While nothing can be written they go on in memory, answers and points
   * included, and `saved` is false; a round that was saved before is then read once and goes on in memory too.
   * Rounds are kept for 30 days after they were opened; their answers stay.
   */
  readonly rounds: {
    open(round: Round): Promise<Saved>;
    find(key: string): Promise<Round | undefined>;
    /** The latest round without a closing time that a user opened in a server and has not answered. */
    unanswered(member: Member): Promise<Round | undefined>;
    /**
     * Takes one answer of a user to a round, in one step: `first` where it is kept, `again` where this user has answered
     * (nothing changes), `late` where the round is finished or forgotten. Answers of different users never hinder each other.
     */
    answer(key: string, answer: Answer): Promise<Saved & { readonly taken: 'first' | 'again' | 'late' }>;
    /** The answers to a round, in the order in which they were taken. */
    answers(key: string): Promise<readonly Answer[]>;
    /** Ends a round: `first` is true for one caller only. In the same step its answers begin to count. */
    finish(key: string): Promise<Saved & { readonly first: boolean }>;
    /** Rounds with a closing time that are not finished, whoever opened them and whenever. */
    unfinished(): Promise<readonly Round[]>;
  };
  /**
   * Answers that count: those to rounds without a closing time at once, the others when their round is finished. Points,
   * progress and repetition follow from them. Kept until their user deletes them.
   */
  readonly reviews: {
    /** The latest of one user in one server, oldest first. */
    of(member: Member, most: number): Promise<readonly Answer[]>;
    /** The users of a server with the most points (ties: fewer answers first, then by user), at most `most` of them. */
    leaders(server: string, most: number): Promise<readonly Score[]>;
  };
  /** Quizzes that come every day, by the place where they are posted (`platform:server:channel`). */
  readonly schedules: {
    /** `owner` is whose it is: a server (`platform:server`), or in direct messages a user (`platform:user`). */
    set(place: string, owner: string, schedule: unknown): Promise<Saved>;
    /** Whether there was one. */
    remove(place: string): Promise<Saved & { readonly found: boolean }>;
    all(): Promise<readonly { readonly place: string; readonly schedule: unknown }[]>;
  };
  /** Requests that users (`platform:user`) saved under names of their own. Kept until they remove them. */
  readonly saved: {
    /** Takes the place of the one with the same name. */
    keep(user: string, name: string, request: unknown): Promise<Saved>;
    /** Whether there was one. */
    remove(user: string, name: string): Promise<Saved & { readonly found: boolean }>;
    /** All of one user, the latest first. */
    all(user: string): Promise<readonly SavedRequest[]>;
  };
  /** Everything that is kept of one user (`platform:user`). */
  readonly people: {
    /** Undefined where it cannot be read now. */
    find(user: string): Promise<Records | undefined>;
    /** Deletes it; `saved` is false where that could not be done now. `rows` is how many records it were. */
    forget(user: string): Promise<Saved & { readonly rows: number }>;
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

/** Plain data by table. */
export type Records = Readonly<Record<string, readonly unknown[]>>;

/** A request that a user saved. */
export interface SavedRequest {
  readonly name: string;
  /** A request as plain data. */
  readonly request: unknown;
  /** When it was saved, in milliseconds since 1970. */
  readonly at: number;
}

/** Whether a change will survive a restart. */
export interface Saved {
  readonly saved: boolean;
}

/** A question as it was put; plain data. */
export interface Round {
  /** Random: whoever knows it may answer. */
  readonly key: string;
  /** `platform:server`; the server is empty where there is none. */
  readonly server: string;
  /** Who asked for it, as `platform:user`. */
  readonly user: string;
  /** When it was opened, in milliseconds since 1970. */
  readonly opened: number;
  /** When a round of a group ends, in milliseconds since 1970; absent where everybody answers in their own time. */
  readonly closes?: number;
  /** The question and its place, as plain JSON. */
  readonly data: unknown;
}

/** Somebody in a server. */
export interface Member {
  /** `platform:server`, as in `Round`. */
  readonly server: string;
  /** `platform:user`. */
  readonly user: string;
}

/** One user's answer to one round; unique by both. */
export interface Answer extends Member {
  /** The name that the platform showed, for the leaderboard. */
  readonly name?: string;
  /** The index of the option, as it was shown. */
  readonly option: number;
  readonly skill: string;
  readonly level: number;
  readonly right: boolean;
  readonly points: number;
  /** When it was given, in milliseconds since 1970. */
  readonly at: number;
}

/** A user's sum over all reviews in a server. */
export interface Score {
  readonly user: string;
  /** The latest that is known. */
  readonly name?: string;
  readonly points: number;
  readonly answered: number;
  readonly right: number;
}

/** What a server's moderators chose; what is absent has not been chosen. */
export interface Settings {
  readonly notation?: 'keras' | 'pytorch' | 'shorthand';
  /** Whether answers are shown to the asker alone unless the request says otherwise. */
  readonly private?: boolean;
  /** The only channels in which the bot answers; none chosen: all. */
  readonly channels?: readonly string[];
}
