/** What a user wants: a text as typed (`compare A vs B --seed 1`), or a command with its arguments. Plain data. */
export type Request = TextRequest | CommandRequest;

export interface TextRequest {
  readonly text: string;
  /** The request that the text may follow up: “now with stride 2”. */
  readonly previous?: CommandRequest;
}

export interface CommandRequest {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}
