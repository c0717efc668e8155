import { scan } from './scan.ts';
import { sidesOf } from './sides.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';

/** Two sides that are set against each other, each with what is said around it. */
export interface Apart {
  readonly arounds: readonly [Surroundings, Surroundings];
  /** What both have. */
  readonly shared: Surroundings;
  /** What stays of each to be read as layers. */
  readonly rests: readonly string[];
}

/**
 * The two sides, each with its own input, channels and filters: “3x3 on 16 channels than 5x5 on 32”. What only one of them
 * says holds for both. Undefined where there are no two sides.
 */
export function readApart(unread: string, text: string): Apart | undefined {
  const sides = sidesOf(unread, text);
  if (sides.length !== 2) return undefined;
  const scans = sides.map(scan);
  const [one, other] = scans.map(readSurroundings) as [Surroundings, Surroundings];
  return {
    arounds: [
      { ...other, ...one },
      { ...one, ...other },
    ],
    shared: { ...other, ...one },
    rests: scans.map(({ rest }) => rest()),
  };
}
