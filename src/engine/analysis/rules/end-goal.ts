import type { Layer } from '../../layers/layer.ts';
import { formatShape } from '../../notation/format.ts';
import { writeLayer } from '../../notation/index.ts';
import { product, type Shape, spatialOf } from '../../shape.ts';
import { isSameLayer } from '../equality.ts';
import type { Evidence } from '../evidence.ts';
import { formatCount } from '../format.ts';
import { contrast, type Pair, type Side } from '../pair.ts';
import { isUnstrided, keepsSize, sameShape, strides } from '../shapes.ts';
import type { Rule } from './rule.ts';

/** What is handed to the layers behind. The first rule that applies speaks. */
export const endGoalRules: readonly Rule[] = [
  {
    name: 'only the activation differs',
    applies: (evidence) => activationsOnly(evidence),
    say({ a, b }) {
      const [first, second] = a.steps[0]!.layer.activation ? [a, b] : [b, a];
      return `Both compute the same sums, ${outputText(a)}; ${first.letter} ${handsOn(first)} and ${second.letter} ${handsOn(second)}.`;
    },
  },
  {
    name: 'same output',
    applies: ({ a, b }) => sameShape(outputOf(a), outputOf(b)),
    say: ({ a, b }) =>
      keepsSize(a) && keepsSize(b)
        ? `Both give ${formatShape(outputOf(a))}: neither shrinks its input${padding(a, b)}.`
        : `Both give ${isMap(a) ? formatShape(outputOf(a)) : `${channels(a)} values`}.`,
  },
  {
    name: 'output sizes unknown',
    applies: ({ a, b }) => [a, b].some((side) => outputOf(side).includes(null)),
    say(pair) {
      const [more, fewer] = byChannels(pair);
      const described =
        channels(more) === channels(fewer)
          ? `${channels(more)} values in both`
          : `${channels(more)} values in ${more.letter} and ${channels(fewer)} in ${fewer.letter}`;
      return `How large the outputs are depends on a size that is not known; a position is described by ${described}.`;
    },
  },
  {
    name: 'same positions, other channels',
    applies: ({ a, b }) => isMap(a) && sameShape(spatialOf(outputOf(a)), spatialOf(outputOf(b))),
    say(pair) {
      const [more, fewer] = byChannels(pair);
      const positions = `${formatShape(spatialOf(outputOf(more)))} positions`;
      const outcome =
        keepsSize(more) && keepsSize(fewer)
          ? `Neither shrinks its input of ${positions}${padding(more, fewer)}`
          : `Both give ${positions}`;
      return `${outcome}; ${more.letter} describes each by ${channels(more)} values and ${fewer.letter} by ${channels(fewer)}.`;
    },
  },
  {
    name: 'vectors',
    applies: ({ a, b }) => !isMap(a) && !isMap(b),
    say(pair) {
      const [more, fewer] = byChannels(pair);
      return `${more.letter} ends in a vector of ${channels(more)} values and ${fewer.letter} in one of ${channels(fewer)}.`;
    },
  },
  {
    name: 'only borders are lost',
    applies: ({ a, b }) => [a, b].every((side) => isUnstrided(side) && borderLoss(side) !== null),
    say(pair) {
      const [more, fewer] = [pair.a, pair.b].sort((one, two) =>
        borderLoss(one)! < borderLoss(two)! ? 1 : -1,
      );
      return `Neither downsamples, for both move by one position at a time: only the borders change, by ${loss(more!)} in ${more!.letter} (${change(more!)}) and ${loss(fewer!)} in ${fewer!.letter} (${change(fewer!)}).`;
    },
  },
  {
    name: 'strides differ',
    applies: (pair) => byStride(pair) !== null,
    say(pair) {
      const { coarse, fine } = byStride(pair)!;
      return `The outputs of ${coarse.letter} stand ${strideText(coarse)} apart and those of ${fine.letter} ${strideText(fine)}, so ${coarse.letter} gives the coarser map: ${formatShape(outputOf(coarse))} against ${formatShape(outputOf(fine))}.`;
    },
  },
  {
    name: 'outputs differ',
    applies: () => true,
    say(pair) {
      const found = contrast(pair, ({ total }) => product(total.output));
      const [first, second] = found.outcome === 'differs' ? [found.more, found.fewer] : [pair.a, pair.b];
      return `${first.letter} gives ${outputText(first)} and ${second.letter} ${outputText(second)}.`;
    },
  },
];

function outputOf({ summary }: Side): Shape {
  return summary.total.output;
}

function isMap(side: Side): boolean {
  return outputOf(side).length > 1;
}

function channels(side: Side): string {
  return formatCount(outputOf(side).at(-1) ?? null);
}

function byChannels(pair: Pair): readonly [Side, Side] {
  const found = contrast(pair, ({ total }) => total.output.at(-1) ?? null);
  return found.outcome === 'differs' ? [found.more, found.fewer] : [pair.a, pair.b];
}

/** Why a kernel that looks around does not shrink the map. */
function padding(one: Side, other: Side): string {
  const padded = [one, other].every((side) => isUnstrided(side) && looksAround(side));
  return padded ? ', for padding makes up for the border' : '';
}

function looksAround({ summary }: Side): boolean {
  const { size, whole } = summary.total.receptiveField;
  return !whole && size !== null && size !== 1n;
}

/** One layer each, which differ in nothing but the activation written into them. */
function activationsOnly({ a, b, same }: Evidence): boolean {
  const [first, second] = [a, b].map(({ steps }) => (steps.length === 1 ? steps[0]!.layer : null));
  if (same || !first || !second || !sameShape(a.summary.input, b.summary.input)) return false;
  return isSameLayer(bare(first), bare(second));
}

function bare({ activation: _, ...layer }: Layer): Layer {
  return layer;
}

function handsOn({ steps, summary }: Side): string {
  const { activation } = steps[0]!.layer;
  return activation
    ? `passes them through ${writeLayer(activation, summary.total.output, 'shorthand')}`
    : 'hands them on as they are';
}

/** How much smaller the output is than the input, where that is the same on every axis; negative where it grows. */
function borderLoss(side: Side): bigint | null {
  const [input, output] = [side.summary.input, outputOf(side)].map(spatialOf) as [Shape, Shape];
  if (input.length !== output.length || input.includes(null) || output.includes(null)) return null;
  const losses = input.map((size, axis) => size! - output[axis]!);
  return losses.every((rows) => rows === losses[0]) ? losses[0]! : null;
}

function loss(side: Side): string {
  const rows = borderLoss(side)!;
  if (rows === 0n) return 'nothing';
  const [one, many] = BORDERS[outputOf(side).length - 2] ?? BORDERS[0]!;
  const size = rows < 0n ? -rows : rows;
  return `${formatCount(size)} ${size === 1n ? one : many}`;
}

/** What is lost of a sequence, of a picture and of a volume. */
const BORDERS = [
  ['position', 'positions'],
  ['row and column', 'rows and columns'],
  ['position on each axis', 'positions on each axis'],
] as const;

function change(side: Side): string {
  return `${formatShape(spatialOf(side.summary.input))} → ${formatShape(spatialOf(outputOf(side)))}`;
}

/** The side whose outputs stand further apart on every axis, if it has the smaller map for it. */
function byStride({ a, b }: Pair): { readonly coarse: Side; readonly fine: Side } | null {
  if (!isMap(a) || !isMap(b) || !sameShape(a.summary.input, b.summary.input)) return null;
  if (coarser(a, b)) return { coarse: a, fine: b };
  return coarser(b, a) ? { coarse: b, fine: a } : null;
}

function coarser(one: Side, other: Side): boolean {
  const [wide, narrow] = [strides(one), strides(other)];
  const [small, large] = [spatialOf(outputOf(one)), spatialOf(outputOf(other))];
  return (
    small.length === large.length &&
    wide.every((stride, axis) => stride !== null && narrow[axis] !== null && stride > narrow[axis]!) &&
    small.every((size, axis) => size !== null && large[axis] !== null && size < large[axis]!)
  );
}

function strideText(side: Side): string {
  const jumps = strides(side);
  const same = jumps.every((jump) => jump === jumps[0]);
  return `${(same ? jumps.slice(0, 1) : jumps).join('×')} input position${same && jumps[0] === 1n ? '' : 's'}`;
}

function outputText(side: Side): string {
  const values = product(outputOf(side));
  return `${formatShape(outputOf(side))}${values !== null && isMap(side) ? ` (${formatCount(values)} values)` : ''}`;
}
