import { type Scan, scan } from './scan.ts';
import { sidesOf } from './sides.ts';
import type { StatedOutput } from './stated-output.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';

/** Two sides that are set against each other, each with what is said around it. */
export interface Apart {
  readonly arounds: readonly [Surroundings, Surroundings];
  /** What both have. */
  readonly shared: Surroundings;
  /** The sizes that come out of each. */
  readonly outputs: readonly (StatedOutput | undefined)[];
  /** What stays of each to be read as layers. */
  readonly rests: readonly string[];
}

/**
 * The two sides, each with its own input, channels and filters: “3x3 on 16 channels than 5x5 on 32”. What only one of them
 * says holds for both. Undefined where there are no two sides.
 */
export function readApart(
  unread: string,
  text: string,
  readOutput: (side: Scan) => StatedOutput | undefined,
): Apart | undefined {
  const sides = sidesOf(unread, text);
  if (sides.length !== 2) return undefined;
  const scans = sides.map(scan);
  const [first, second] = scans.map(readOutput);
  const [one, other] = scans.map(readSurroundings) as [Surroundings, Surroundings];
  return {
    arounds: [
      { ...other, ...one },
      { ...one, ...other },
    ],
    shared: { ...other, ...one },
    outputs: [first ?? second, second ?? first],
    rests: scans.map(({ rest }) => rest()),
  };
}
