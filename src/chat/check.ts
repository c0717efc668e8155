/** Looks at one thing that the program needs. Never rejects. */
export type Check = () => Promise<readonly Finding[]>;

/** What was found out about one thing. */
export interface Finding {
  /** What was looked at, such as `Disk`. */
  readonly part: string;
  /** How it is, in a few words. */
  readonly state: string;
  /** How it is mended, as a whole sentence; absent where nothing has to be. */
  readonly mend?: string;
}
