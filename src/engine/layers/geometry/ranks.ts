/** How many spatial axes a layer can slide over. */
export const RANKS = [1, 2, 3] as const;
export type Rank = (typeof RANKS)[number];
