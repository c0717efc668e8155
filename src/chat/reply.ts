import type { CommandRequest, Request } from './request.ts';

/** One answer, in no platform's language. A later Reply to the same request replaces the one before. */
export interface Reply {
  readonly title: string;
  readonly tone: 'answer' | 'mistake' | 'working';
  readonly blocks: readonly Block[];
  /** The answer as plain data for programs; integers may be bigints. */
  readonly data?: unknown;
  /** What a follow-up changes: the request as the bot understood it, unless the command itself says what it stands for. */
  readonly asked?: CommandRequest;
  /** Whom a chat shows the answer to, where the command itself decides it. */
  readonly audience?: Audience;
}

export type Audience = 'asker' | 'everyone';

/** Everything that a Reply can hold. Closed: each writer ends its switch in `satisfies never`. */
export type Block = Text | Table | Image | Code | Actions | Progress;

/** Plain text without markup: writers escape it. */
export interface Text {
  readonly type: 'text';
  readonly heading?: string;
  /** `list` makes a point of each paragraph; `note` is small print. */
  readonly style: 'paragraph' | 'list' | 'note';
  readonly paragraphs: readonly string[];
  /** Channels to name behind them, by the platform's own ids; where a platform has no channels, nothing. */
  readonly channels?: readonly string[];
}

export interface Table {
  readonly type: 'table';
  readonly caption?: string;
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  /** Each row has one cell for each column. */
  readonly rows: readonly (readonly string[])[];
  /** Rows set apart below the others, such as totals. */
  readonly footer?: readonly (readonly string[])[];
}

/** A PNG. Sizes in pixels. */
export interface Image {
  readonly type: 'image';
  /** A file name with its ending. */
  readonly name: string;
  /** What the picture shows, with its numbers, for whoever does not see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

/** Text in a fixed width, such as layers in Keras' notation or a line with a caret below it. */
export interface Code {
  readonly type: 'code';
  readonly heading?: string;
  readonly language: 'python' | 'text';
  readonly text: string;
}

/** What the learner may want next: buttons, each a request of its own. */
export interface Actions {
  readonly type: 'actions';
  readonly actions: readonly { readonly label: string; readonly request: Request }[];
}

export interface Progress {
  readonly type: 'progress';
  readonly label: string;
  /** Steps done of `total`. */
  readonly done: number;
  readonly total: number;
}
