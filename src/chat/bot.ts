import type { Command } from './command.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

/** The registry and the one way to an answer. */
export interface Bot {
  readonly commands: readonly Command<never>[];
  /** Never rejects and always yields at least one Reply: mistakes and bugs become Replies as well. */
  answer(request: Request): AsyncIterable<Reply>;
}
