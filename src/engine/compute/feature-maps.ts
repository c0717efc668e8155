import { LRUCache } from 'lru-cache';
import { UserError } from '../../user-error.ts';
import type { Network } from '../network.ts';
import type { Shape } from '../shape.ts';
import { backend } from './backend.ts';
import { withinBudget } from './budget.ts';
import { releaseBuffer } from './buffers.ts';
import { type Fitted, fitImage, knownInput, type Plane } from './fit.ts';
import { loadImage, type Picture } from './image-data.ts';
import type { ImageSource } from './pixels.ts';
import { runNetwork, type Start } from './run-network.ts';
import type { Weight } from './weights.ts';

/** A network, and what to run through it. */
export interface MapsInput extends Start {
  readonly network: Network;
  readonly image: ImageSource;
  /** The index of the node whose output is shown; the last by default. */
  readonly layer?: number;
}

/** What one layer makes of an image. */
export interface LayerMaps {
  /** What the network was given, 0…1. */
  readonly image: Plane & { readonly title: string };
  /** `[height, width, channels]`; a sequence has height 1, a vector is one row of one channel. */
  readonly maps: Plane & { readonly min: number; readonly max: number };
  /** The weights of the layer shown, `[height, width, depth, count]`, where it slides a window over one or two axes. */
  readonly filters?: Filters;
  /** Whether the maps were taken behind the activation that is written into the layer. */
  readonly afterActivation: boolean;
  /** With classic weights, the filter behind each map: `edge 90°`, `blob`. */
  readonly labels?: readonly string[];
  /** Whole sentences on what was chosen or left out: how the image was fitted, which slice is shown. */
  readonly notes: readonly string[];
}

interface Filters {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly count: number;
  readonly values: Float32Array;
}

const fittedImages = new LRUCache<string, Fitted>({
  maxSize: 32_000_000,
  sizeCalculation: ({ values, shown }) => values.byteLength + shown.values.byteLength,
});

/** Runs an image through a network up to one layer. Throws UserError for what exceeds the budget, before it begins. */
export async function computeMaps(input: MapsInput): Promise<LayerMaps> {
  const layer = input.layer ?? input.network.nodes.length - 1;
  requireLayer(input.network, layer);
  const picture = await loadImage(input.image);
  const network = {
    input: knownInput(input.network.input, picture.pixels),
    nodes: input.network.nodes.slice(0, layer + 1),
  };
  withinBudget(network);
  const image = fitted(picture, network.input);
  const shown = runNetwork(await backend(), network, image.values, input);
  const { plane, notes } = asPlane(shown.values, shown.shape);
  return {
    image: { ...image.shown, title: picture.title },
    maps: { ...plane, ...range(plane.values) },
    filters: filtersOf(shown.weights),
    afterActivation: network.nodes[layer]!.layer.activation !== undefined,
    labels: shown.labels?.length === plane.channels ? shown.labels : undefined,
    notes: [...image.notes, ...notes],
  };
}

/** Gives the memory of the maps back, once they are drawn: they must not be read afterwards. Worth it, not a duty. */
export function releaseMaps({ maps }: LayerMaps): void {
  releaseBuffer(maps.values);
}

/** The kernel that slides; of several, the first (a separable convolution's depthwise one). */
function filtersOf(weights: readonly Weight[]): Filters | undefined {
  const sliding = weights.find(({ kernel }) => kernel && kernel.window.length > 0);
  if (!sliding?.kernel || sliding.kernel.window.length > 2) return undefined;
  const { window, depth, count } = sliding.kernel;
  const [height, width] = window.length === 1 ? [1, window[0]!] : [window[0]!, window[1]!];
  return { height, width, depth, count, values: sliding.values };
}

function asPlane(values: Float32Array, shape: readonly number[]): { plane: Plane; notes: readonly string[] } {
  const [first = 1, second = 1, third = 1, fourth = 1] = shape;
  if (shape.length === 1) return { plane: { height: 1, width: first, channels: 1, values }, notes: [] };
  if (shape.length === 2) return { plane: { height: 1, width: first, channels: second, values }, notes: [] };
  if (shape.length === 3) {
    return { plane: { height: first, width: second, channels: third, values }, notes: [] };
  }
  const middle = Math.floor(first / 2);
  const size = second * third * fourth;
  return {
    plane: {
      height: second,
      width: third,
      channels: fourth,
      values: values.slice(middle * size, (middle + 1) * size),
    },
    notes: [`Slice ${middle + 1} of ${first} of the maps is shown.`],
  };
}

function range(values: Float32Array): { min: number; max: number } {
  let min = values[0]!;
  let max = min;
  // By index: an iterator takes ten times as long, more than the convolution itself.
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

function fitted(picture: Picture, input: Shape): Fitted {
  const key = `${picture.id} ${input.join('×')}`;
  const image = fittedImages.get(key) ?? fitImage(picture.pixels, input.map(Number));
  fittedImages.set(key, image);
  return image;
}

function requireLayer(network: Network, layer: number): void {
  if (layer >= 0 && layer < network.nodes.length) return;
  throw new UserError({
    wrong: `There is no layer ${layer + 1}: the network has ${network.nodes.length}.`,
    write: `a number from 1 to ${network.nodes.length}`,
  });
}
