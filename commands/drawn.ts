import type { Block, Reply } from '../src/chat/reply.ts';
import type { Picture } from '../src/engine/render/picture.ts';
import { UserError } from '../src/user-error.ts';
import { image, notes } from './blocks.ts';

/** An answer in words and numbers, and what stands behind its picture. */
export interface Answer extends Omit<Reply, 'tone'> {
  /** What stands below the picture. */
  readonly below: readonly Block[];
}

/** A picture that is being drawn. */
export interface Begun {
  readonly picture: Promise<Picture>;
}

/**
 * Begins to draw, and resolves when a child process has been handed the work: the words are found meanwhile. What goes wrong
 * is told when the picture is awaited.
 */
export async function begin(draw: () => Promise<Picture>): Promise<Begun> {
  const picture = draw();
  picture.catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  return { picture };
}

/**
 * Answers with the numbers at once and with the picture as soon as it is drawn. Where it cannot be drawn the numbers
 * stay, with the reason.
 */
export async function* withPicture({ below, ...answer }: Answer, { picture }: Begun): AsyncGenerator<Reply> {
  const reply = (...blocks: readonly Block[]): Reply => ({
    ...answer,
    tone: 'answer',
    blocks: [...answer.blocks, ...blocks, ...below],
  });
  yield reply({ type: 'progress', label: 'Drawing the picture', done: 1, total: 2 });
  yield reply(...(await drawn(picture)));
}

/** The answer where there is nothing to draw. */
export function withoutPicture({ below, ...answer }: Answer): Reply {
  return { ...answer, tone: 'answer', blocks: [...answer.blocks, ...below] };
}

async function drawn(drawing: Promise<Picture>): Promise<readonly Block[]> {
  try {
    const picture = await drawing;
    return [image(picture), ...notes(picture.notes ?? [])];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.mistakes.map(({ wrong }) => wrong).join(' ');
    return notes([`There is no picture. ${reason}`]);
  }
}
