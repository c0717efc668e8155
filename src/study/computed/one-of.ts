import type { Described } from './described.ts';
import type { Scan } from './scan.ts';

/** Which of several layers a piece of a question is about: `first`, `middle`, `last`, or its number. */
export type Place = 'middle' | 'last' | number;

const NAMES: Readonly<Record<string, Place>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  middle: 'middle',
  central: 'middle',
  last: 'last',
  final: 'last',
};

/** Up to what was read of the layer, where a mark stands. */
const HAS =
  '(?: (?:one|conv|layer|of (?:them|these|those)))*(?: (?:has|have|with|uses|using|having|gets|is|takes|an?|only|~))* +~';

/** Takes “only the middle one” out of a piece; undefined where it is about no one layer. */
export function takePlace(from: Scan): Place | undefined {
  const name = from.take(
    new RegExp(
      String.raw`\b(?:only )?(?:the )?(?:very )?(${Object.keys(NAMES).join('|')}|\d(?:st|nd|rd|th))${HAS}`,
    ),
  )?.[0];
  return name === undefined ? undefined : (NAMES[name] ?? Number(name.charAt(0)));
}

/** The layers, where the one at the place has what is said of it; undefined where there is no such one. */
export function withOne(
  layers: readonly Described[],
  place: Place,
  said: Partial<Described>,
): readonly Described[] | undefined {
  const each = layers.flatMap(({ count = 1, ...layer }) =>
    Array<Described>(Math.min(count, MOST)).fill(layer),
  );
  const at = indexOf(place, each.length);
  const layer = at === undefined ? undefined : each[at];
  if (!layer || each.length === 1 || layer.kind === 'code') return undefined;
  return each.map((other, index) => (index === at ? { ...layer, ...said } : other));
}

/** A question that tells one layer from the others has few of them. */
const MOST = 20;

function indexOf(place: Place, length: number): number | undefined {
  if (place === 'last') return length - 1;
  if (place === 'middle') return length % 2 === 1 ? (length - 1) / 2 : undefined;
  return place - 1;
}
