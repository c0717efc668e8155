import { uniforms } from '../../engine/compute/random.ts';

/** Choices that a seed decides. */
export interface Random {
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** Whether an event of this probability happens. */
  chance(probability: number): boolean;
  /** The items in random order, each order equally likely. */
  shuffle<T>(items: readonly T[]): readonly T[];
}

export function createRandom(seed: number): Random {
  const next = uniforms(seed);
  const below = (count: number) => Math.floor(next() * count);
  return {
    pick: (items) => items[below(items.length)]!,
    chance: (probability) => next() < probability,
    shuffle(items) {
      const order = [...items];
      // Fisher and Yates.
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/** For where every choice is made already: the first of everything. */
export const NOTHING_DRAWN: Random = {
  pick: (items) => items[0]!,
  chance: () => false,
  shuffle: (items) => items,
};
