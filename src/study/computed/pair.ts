import { formatCount, formatTimes } from '../../engine/analysis/format.ts';
import { type Built, build } from './build.ts';
import type { Described } from './described.ts';
import type { Question } from './question.ts';

/** Both sides on one input; what only one side says of filters holds for the other, and a stack is made as high as needed. */
export function buildBoth(
  question: Question,
): { a: Built; b: Built; assumptions: readonly string[] } | undefined {
  const [first, second] = question.sides as readonly [readonly Described[], readonly Described[]];
  const filters = [...first, ...second].map((layer) => layer.filters).filter((count) => count !== undefined);
  const shared = (layers: readonly Described[]) =>
    layers.map((layer) =>
      layer.kind === 'conv' &&
      layer.filters === undefined &&
      question.around.filters === undefined &&
      filters.length > 0
        ? { ...layer, filters: filters[0]! }
        : layer,
    );
  const stacked = [first, second].map((layers, index) => asHigh(shared(layers), [first, second][1 - index]!));
  const bare =
    [...first, ...second].every(({ kind }) => kind !== 'code') &&
    filters.length === 0 &&
    question.around.channels === undefined &&
    question.around.filters === undefined;
  const [a, b] = stacked.map(({ layers }, index) => {
    const around = question.arounds?.[index] ?? question.around;
    return build(layers, { ...question, around: bare ? { ...around, channels: USUAL } : around });
  });
  if (!a || !b) return undefined;
  const said = stacked.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption]));
  const open = a.states.filters && b.states.filters;
  return {
    a,
    b,
    assumptions: [
      ...new Set([
        ...(open ? [...a.assumptions, ...b.assumptions] : []),
        ...said,
        ...(open ? [] : channelsSaid(question)),
      ]),
    ],
  };
}

/** How an answer begins to say that it is about assumed channels. */
export const NO_CHANNELS = 'No channels were given';

function channelsSaid({ around }: Question): readonly string[] {
  if (around.channels !== undefined)
    return [`Each layer has as many filters as channels come in, ${formatCount(around.channels)}.`];
  return [`${NO_CHANNELS}: ${USUAL} in and ${USUAL} out are assumed.`];
}

/** Channels where a comparison names none: the same in and out, as in the middle of a network. */
const USUAL = 64n;

/** “A stack of 3×3” against a 7×7 is as high as sees the same window. */
function asHigh(
  layers: readonly Described[],
  others: readonly Described[],
): { readonly layers: readonly Described[]; readonly assumption?: string } {
  const [layer, ...more] = layers;
  const [other] = others;
  if (!layer?.stacked || layer.count !== undefined || more.length > 0 || !layer.kernel || !other?.kernel)
    return { layers };
  const [small, large] = [layer.kernel, other.kernel].map((kernel) => BigInt(kernel.split('x')[0]!)) as [
    bigint,
    bigint,
  ];
  if (small < 2n || large <= small || (large - 1n) % (small - 1n) !== 0n) return { layers };
  const count = (large - 1n) / (small - 1n);
  return {
    layers: [{ ...layer, count: Number(count) }],
    assumption: `The stack has ${formatTimes(count)} layers, which see the same ${large}×${large}.`,
  };
}
