import { formatShape, readModel, writeNetwork } from '../../../src/engine/notation/index.ts';
import { type Mistake, UserError } from '../../../src/user-error.ts';

/** What was read, in shorthand, which has a word for everything. */
export function short(text: string, input?: string): string {
  return writeNetwork(readModel(text, input).network, 'shorthand').code;
}

/** The input that was understood, channels last. */
export function inputOf(text: string, input?: string): string {
  return formatShape(readModel(text, input).network.input);
}

export function mistakesOf(read: () => unknown): readonly Mistake[] {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
  return [];
}

/** The text under the caret. */
export function caret({ at }: Mistake): string | undefined {
  return at?.text.slice(at.span.start, at.span.end);
}
