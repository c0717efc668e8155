/** Plain data by its key. */
export interface Entry {
  readonly key: string;
  /** Whose it is, for tables of which one's own entries are listed; otherwise empty. */
  readonly owner: string;
  /** JSON. */
  readonly value: string;
  /** When it was last kept, in milliseconds since 1970. */
  readonly used: number;
}

/** The tables of entries. */
export type EntryTable = 'requests' | 'answers' | 'settings' | 'installations' | 'schedules' | 'saved';

/** Every table of the database. Truth is 0 or 1; times are in milliseconds since 1970. */
export interface Schema extends Readonly<Record<EntryTable, Entry>> {
  readonly deliveries: { readonly id: string; readonly used: number };
  readonly rounds: {
    readonly key: string;
    readonly server: string;
    readonly user: string;
    readonly opened: number;
    readonly closes: number | null;
    /** JSON. */
    readonly data: string;
    readonly finished: number;
  };
  readonly reviews: {
    readonly round: string;
    readonly server: string;
    readonly user: string;
    readonly name: string | null;
    readonly option: number;
    readonly skill: string;
    readonly level: number;
    readonly right: number;
    readonly points: number;
    readonly at: number;
    /** Whether it counts: at once, or since its round was finished. */
    readonly counts: number;
  };
  /** Sums over the reviews that count. */
  readonly scores: {
    readonly server: string;
    readonly user: string;
    readonly name: string | null;
    readonly points: number;
    readonly answered: number;
    readonly right: number;
  };
}

/** How long a table keeps its rows after the time in `column`, and how many rows at most; the oldest go first. */
export interface Kept {
  readonly column: 'used' | 'opened' | 'at';
  /** Without it there is no limit of age. */
  readonly days?: number;
  readonly rows: number;
}

/** What is kept of each table whose rows have a time. `PRIVACY.md` says the same to users. */
export const KEPT: Readonly<Record<Exclude<keyof Schema, 'scores'>, Kept>> = {
  requests: { column: 'used', days: 30, rows: 100_000 },
  answers: { column: 'used', days: 30, rows: 200_000 },
  settings: { column: 'used', rows: 100_000 },
  installations: { column: 'used', rows: 100_000 },
  deliveries: { column: 'used', days: 1, rows: 1_000_000 },
  rounds: { column: 'opened', days: 30, rows: 200_000 },
  reviews: { column: 'at', rows: 5_000_000 },
  schedules: { column: 'used', rows: 100_000 },
  saved: { column: 'used', rows: 500_000 },
};
