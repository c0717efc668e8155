/** How a filter weighs the channels that it reads; `label` is empty for the plain mix. */
export interface Mix {
  readonly label: string;
  /** Only the channels that count. The sizes of the shares add up to 1. */
  readonly shares: readonly (readonly [channel: number, share: number])[];
}

/** What the channels of a kernel's input are: those of a picture, or the feature maps of a layer before. */
export type Place = 'picture' | 'maps';

/** How many different mixes there are: twice as many as channels, or the one of a single channel. */
export function mixCount(depth: number, place: Place, taps: number): number {
  if (depth === 1) return 1;
  // Of two maps there is one difference: the other way round it is the same with the opposite filter, if there is one.
  return place === 'maps' && depth === 2 && taps > 1 ? 3 : 2 * depth;
}

/** The mix number `order` of `mixCount`, the most telling first. */
export function mixOf(depth: number, place: Place, order: number): Mix {
  if (depth === 1) return { label: '', shares: [[0, 1]] };
  if (place === 'maps')
    return order < depth ? sumOfMaps(depth, order) : differenceOfMaps(depth, order - depth);
  if (order >= depth) return singleChannel(depth, order - depth);
  return depth === 3 ? COLOURS[order]! : channelWave(depth, order);
}

/** Brightness (ITU-R BT.601) and the two pairs of opponent colours. */
const COLOURS: readonly Mix[] = [
  mixed('', [0.299, 0.587, 0.114]),
  mixed('red–green', [0.5, -0.5, 0]),
  mixed('blue–yellow', [-0.25, -0.25, 0.5]),
];

/** The mean first, then ever finer differences between the channels. */
function channelWave(depth: number, order: number): Mix {
  return mixed(order === 0 ? '' : `channel wave ${order}`, [...wave(depth, order)]);
}

function singleChannel(depth: number, channel: number): Mix {
  const name = depth === 3 ? ['red', 'green', 'blue'][channel]! : `channel ${channel + 1}`;
  return { label: name, shares: [[channel, 1]] };
}

/**
 * A vector of the discrete cosine transform (DCT-II), `cos(π·order·(2i+1)/2n)`, with sizes that add up to 1; order 0 is
 * the mean. All orders below `length` are orthogonal.
 */
export function wave(length: number, order: number): Float32Array {
  const values = new Float32Array(length);
  let size = 0;
  for (let i = 0; i < length; i++) {
    values[i] = Math.cos((Math.PI * order * (2 * i + 1)) / (2 * length));
    size += Math.abs(values[i]!);
  }
  return values.map((value) => value / size);
}

/** Mostly one feature map, and its neighbour at half the weight. */
function sumOfMaps(depth: number, first: number): Mix {
  const second = (first + 1) % depth;
  return {
    label: `maps ${first + 1}+${second + 1}`,
    shares: [
      [first, 2 / 3],
      [second, 1 / 3],
    ],
  };
}

/** One feature map without its neighbour. */
function differenceOfMaps(depth: number, first: number): Mix {
  const second = (first + 1) % depth;
  return {
    label: `maps ${first + 1}−${second + 1}`,
    shares: [
      [first, 1 / 2],
      [second, -1 / 2],
    ],
  };
}

function mixed(label: string, weights: readonly number[]): Mix {
  return { label, shares: weights.map((share, channel) => [channel, share] as const) };
}
