import type { Layer } from '../layers/layer.ts';
import { INPUT, judge, type Network } from '../network.ts';
import type { Shape, Size } from '../shape.ts';
import { channelsLast, formatShape } from './format.ts';
import type { Claim, NotationName } from './syntax.ts';

/** Finds the input of a network: what is stated, read in the order of the notation, or a sensible default. */

export interface Chosen {
  readonly shape: Shape;
  readonly assumptions: readonly string[];
}

type Nodes = Network['nodes'];

/** The first stated input in the reading that suits the layers; a default that suits them where none is stated. */
export function chooseInput(nodes: Nodes, claim: Claim | undefined, notation: NotationName): Chosen {
  const order = notation === 'pytorch' ? 'channels-first' : 'channels-last';
  if (claim?.exact) return { shape: statedShape(claim, order), assumptions: [] };
  const defaults = defaultShapes(nodes);
  const standard = defaults.find((shape) => suits(nodes, shape)) ?? nearestDefault(nodes, defaults);
  if (!claim) {
    return {
      shape: standard,
      assumptions: [`No input size was given: ${formatShape(standard, order)} is assumed.`],
    };
  }
  const readings = readingsOf(claim, standard.length - 1, stated(nodes), order);
  const { shape, because } = readings.find((reading) => suits(nodes, reading.shape)) ?? readings[0]!;
  const written = claim.sizes.map((size) => size ?? '?').join('×');
  return {
    shape,
    assumptions:
      because === undefined ? [] : [`${written} was read as ${formatShape(shape, order)}${because}.`],
  };
}

interface InputReading {
  readonly shape: Shape;
  /** Absent where the sizes were taken as they stand. */
  readonly because?: string;
}

function readingsOf(
  claim: Claim,
  rank: number,
  channels: bigint | undefined,
  order: 'channels-last' | 'channels-first',
): readonly InputReading[] {
  const { sizes, flattens } = claim;
  const first = (claim.order ?? order) === 'channels-first';
  const inOrder = (list: Shape): Shape => (first ? channelsLast(list) : list);
  const readings: InputReading[] = [];
  const flattened = { shape: [flat(sizes)], because: ', one value behind the other' };
  if (flattens && rank === 0) readings.push(flattened);
  if (sizes.length === rank + 1) readings.push({ shape: inOrder(sizes) });
  if (sizes.length === rank + 2 && (first || sizes[0] === null))
    readings.push({ shape: inOrder(sizes.slice(1)) });
  if (sizes.length === rank || sizes.length === 1) readings.push(completed(sizes, rank, channels));
  readings.push({ shape: inOrder(sizes) });
  if (flattens && rank > 0) readings.push(flattened);
  if (sizes.length > 1) {
    const other = first ? sizes : channelsLast(sizes);
    readings.push({ shape: other, because: first ? ', channels last' : ', channels first' });
  }
  return readings;
}

/** The shape exactly as the code has it. */
function statedShape(claim: Claim, order: 'channels-last' | 'channels-first'): Shape {
  const sizes = claim.batched ? claim.sizes.slice(1) : claim.sizes;
  return (claim.order ?? order) === 'channels-first' ? channelsLast(sizes) : sizes;
}

/** Sizes without channels: `28x28` → 28×28×1, `224` → 224×224×3, as pictures of these sizes most often are. */
function completed(sizes: Shape, rank: number, channels: bigint | undefined): InputReading {
  const spatial = sizes.length === 1 && rank > 1 ? Array<Size>(rank).fill(sizes[0]!) : sizes;
  if (rank === 0) return { shape: sizes };
  const assumed = rank === 2 && sizes[0] !== 28n ? 3n : 1n;
  return {
    shape: [...spatial, channels ?? assumed],
    because: channels === undefined ? '' : ', since the layers say so',
  };
}

function flat(sizes: Shape): Size {
  return sizes.reduce<Size>((total, size) => (total === null || size === null ? null : total * size), 1n);
}

const SIDES = [28n, 224n, 32n, 64n, 56n, 96n, 128n, 227n, 256n, 299n];

/** Inputs that people use, the likeliest first. */
function defaultShapes(nodes: Nodes): readonly Shape[] {
  const channels = stated(nodes);
  const shapes: Shape[] = [];
  if (takesVector(nodes[0]?.layer)) shapes.push([channels ?? 784n]);
  if (channels !== undefined) {
    const first = channels === 1n ? 28n : channels === 3n ? 224n : 56n;
    shapes.push(...[first, ...SIDES].map((side) => [side, side, channels]));
    shapes.push([128n, channels], [16n, 16n, 16n, channels]);
  }
  shapes.push([28n, 28n, 1n], [224n, 224n, 3n], [32n, 32n, 3n], [64n, 64n, 3n], [56n, 56n, 64n]);
  shapes.push([128n, 1n], [128n, 64n], [16n, 16n, 16n, 1n], [16n, 16n, 16n, 64n], [channels ?? 784n]);
  return shapes;
}

/** The first layer's say on its channels or features. */
function stated(nodes: Nodes): bigint | undefined {
  return nodes.find(({ layer }) => layer.inputChannels !== undefined)?.layer.inputChannels;
}

function takesVector(layer: Layer | undefined): boolean {
  if (!layer) return false;
  const shape = [layer.inputChannels ?? 784n];
  const { steps, mistakes } = judge({ input: shape, nodes: [{ layer, inputs: [INPUT] }] });
  return mistakes.length === 0 && steps[0]!.kind.window(layer.params, [shape]) === 'global';
}

/** Where no default runs through, the one that at least the first layer takes. */
function nearestDefault(nodes: Nodes, defaults: readonly Shape[]): Shape {
  return defaults.find((shape) => suits(nodes.slice(0, 1), shape)) ?? defaults[0]!;
}

function suits(nodes: Nodes, input: Shape): boolean {
  return judge({ input, nodes }).mistakes.length === 0;
}
