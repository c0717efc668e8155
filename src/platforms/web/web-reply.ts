import type { Block, Image, Reply } from '../../chat/reply.ts';

/** A Reply as it travels to a browser or a program: pictures are addresses. */
export interface WebReply extends Omit<Reply, 'blocks'> {
  readonly blocks: readonly WebBlock[];
}

export type WebBlock = Exclude<Block, Image> | WebImage;

export interface WebImage extends Omit<Image, 'png'> {
  readonly url: string;
}
