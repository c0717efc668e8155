/** A place in a text, counted in UTF-16 units: `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing that the user can mend: what was read, what is wrong with it, what to write instead. */
export interface Mistake {
  /** What is wrong, as a whole sentence that names what was read. */
  readonly wrong: string;
  /** What to write instead, ready to copy; absent where nothing can be suggested. */
  readonly write?: string;
  /** The text that was read and the place in it, for the caret. */
  readonly at?: { readonly text: string; readonly span: Span };
}

/** A mistake that the user can fix. It is shown to them; every other error is a bug. */
export class UserError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(...mistakes: readonly Mistake[]) {
    super(mistakes.map((mistake) => mistake.wrong).join('\n'));
    this.name = 'UserError';
    this.mistakes = mistakes;
  }
}
