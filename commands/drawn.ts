import type { Block, Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/user-error.ts';
import { notes } from './blocks.ts';

/** An answer in words and numbers, and what stands behind its picture. */
export interface Answer extends Omit<Reply, 'tone'> {
  /** Buttons and small print: below the picture. */
  readonly below: readonly Block[];
}

/**
 * Answers with the numbers at once and with the picture as soon as it is drawn. Where it cannot be drawn the numbers
 * stay, with the reason.
 */
export async function* withPicture(
  { below, ...answer }: Answer,
  draw: () => Promise<readonly Block[]>,
): AsyncGenerator<Reply> {
  const reply = (...blocks: readonly Block[]): Reply => ({
    ...answer,
    tone: 'answer',
    blocks: [...answer.blocks, ...blocks],
  });
  yield reply({ type: 'progress', label: 'Drawing the picture', done: 1, total: 2 });
  yield reply(...(await drawnOrReason(draw)), ...below);
}

async function drawnOrReason(draw: () => Promise<readonly Block[]>): Promise<readonly Block[]> {
  try {
    return await draw();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return notes([`There is no picture. ${error.mistakes.map(({ wrong }) => wrong).join(' ')}`]);
  }
}
