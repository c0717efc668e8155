import type { Block, Image, Reply } from '../../chat/reply.ts';

/** A Reply as it travels to a browser or a program: pictures are addresses. */
export interface WebReply extends Omit<Reply, 'blocks'> {
  readonly blocks: readonly WebBlock[];
  /** What another platform would be sent, where that was asked for. */
  readonly messages?: readonly unknown[];
}

export type WebBlock = Exclude<Block, Image> | WebImage;

export interface WebImage extends Omit<Image, 'png'> {
  readonly url: string;
}

/** Whether another Reply is to follow: the work goes on, or a part such as a picture is still on its way. */
export function isUnfinished({ tone, blocks }: WebReply): boolean {
  return tone === 'working' || blocks.some(({ type }) => type === 'progress');
}
