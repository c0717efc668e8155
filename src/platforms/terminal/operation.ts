/** What the owner of a bot does at the command line, such as `conv discord deploy`: no command of the bot, and none for chat. */
export interface Operation {
  /** The words that call it, below `conv`: `['discord', 'deploy']`. */
  readonly words: readonly [string, ...string[]];
  readonly summary: string;
  readonly options: readonly OperationOption[];
  /** Prints line by line; resolves to the process' exit code. Throws UserError for what the owner can mend. */
  run(options: OperationOptions, print: (line: string) => void): Promise<number>;
}

interface OperationOption {
  /** As commander writes it: `--guild <id>`, `--dry-run`. */
  readonly flags: string;
  readonly description: string;
}

/** By the flag's name in camel case: `dryRun` for `--dry-run`. A flag without a value is `true`. */
export type OperationOptions = Readonly<Record<string, string | boolean | undefined>>;
