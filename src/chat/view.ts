import type { Image, Reply } from './reply.ts';

/**
 * What another platform would be sent for a Reply: the messages between which its reader turns pages, as plain data. What a
 * button carries is its request as JSON; `place` says where a picture can be found.
 */
export type View = (reply: Reply, place: (image: Image) => string) => Promise<readonly unknown[]>;
