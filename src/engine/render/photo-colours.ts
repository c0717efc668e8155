import type { Rgb } from './colour.ts';
import type { PhotoColours } from './paint-values.ts';
import { photoRange } from './palette.ts';
import type { Photo } from './scene.ts';

/** The colours of a scene's photos, as few as the palette has room for: levels of grey, or their own colours in groups. */
export function photoColours(photos: readonly Photo[]): PhotoColours & { readonly colours: readonly Rgb[] } {
  return photos.some((photo) => photo.channels === 3) ? grouped(photos) : grey;
}

const lastGrey = photoRange.levels - 1;

const grey = {
  colours: Array.from({ length: photoRange.levels }, (_, level): Rgb => {
    const part = Math.round((255 * level) / lastGrey);
    return [part, part, part];
  }),
  indexOf: (photo: Photo, pixel: number) =>
    photoRange.start + Math.round(bounded(photo.values[pixel * photo.channels]!) * lastGrey),
};

/** Bits kept of each channel while colours are grouped. */
const BITS = 5;
const LAST = (1 << BITS) - 1;

/**
 * Median cut (Heckbert 1982): the group with the widest channel, weighted by its pixels, is halved until there is no more
 * room; each group becomes its mean colour.
 */
function grouped(photos: readonly Photo[]) {
  const counts = histogram(photos);
  const used = [...counts.keys()].filter((bin) => counts[bin]! > 0);
  const groups = [describe(used, counts)];
  while (groups.length < photoRange.levels) {
    const widest = groups.reduce((best, group, i) => (group.weight > groups[best]!.weight ? i : best), 0);
    const group = groups[widest]!;
    if (group.weight === 0) break;
    groups.splice(widest, 1, ...halve(group, counts).map((bins) => describe(bins, counts)));
  }
  const indices = new Uint8Array(counts.length);
  groups.forEach(({ bins }, index) => {
    for (const bin of bins) indices[bin] = photoRange.start + index;
  });
  return {
    colours: groups.map((group) => group.mean),
    indexOf: (photo: Photo, pixel: number) => indices[binOf(photo, pixel)]!,
  };
}

interface Group {
  readonly bins: readonly number[];
  readonly mean: Rgb;
  /** The channel that varies most. */
  readonly channel: number;
  /** How much there is to gain from halving it; 0 for a single colour. */
  readonly weight: number;
}

function histogram(photos: readonly Photo[]): Uint32Array {
  const counts = new Uint32Array(1 << (3 * BITS));
  for (const photo of photos) {
    const pixels = photo.rows * photo.columns;
    for (let pixel = 0; pixel < pixels; pixel++) counts[binOf(photo, pixel)]!++;
  }
  return counts;
}

function describe(bins: readonly number[], counts: Uint32Array): Group {
  let total = 0;
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  for (const bin of bins) {
    const count = counts[bin]!;
    total += count;
    for (let channel = 0; channel < 3; channel++) {
      const weighted = part(bin, channel) * count;
      sums[channel]! += weighted;
      squares[channel]! += weighted * part(bin, channel);
    }
  }
  const spreads = squares.map((square, channel) => square - sums[channel]! ** 2 / total);
  const weight = Math.max(...spreads);
  return {
    bins,
    mean: sums.map((sum) => Math.round((255 * sum) / total / LAST)) as unknown as Rgb,
    channel: spreads.indexOf(weight),
    weight: bins.length > 1 ? weight : 0,
  };
}

/** Parts the bins at the level of the widest channel below which half of the pixels lie. */
function halve({ bins, channel }: Group, counts: Uint32Array): readonly (readonly number[])[] {
  const levels = new Float64Array(LAST + 1);
  for (const bin of bins) levels[part(bin, channel)]! += counts[bin]!;
  const half = levels.reduce((sum, count) => sum + count, 0) / 2;
  const highest = levels.findLastIndex((count) => count > 0);
  let cut = levels.findIndex((count) => count > 0);
  let seen = levels[cut]!;
  while (cut + 1 < highest && seen < half) seen += levels[++cut]!;
  return [bins.filter((bin) => part(bin, channel) <= cut), bins.filter((bin) => part(bin, channel) > cut)];
}

function binOf({ values, channels }: Photo, pixel: number): number {
  const first = pixel * channels;
  const green = channels === 3 ? 1 : 0;
  const red = level(values[first]!);
  return (red << (2 * BITS)) | (level(values[first + green]!) << BITS) | level(values[first + 2 * green]!);
}

function part(bin: number, channel: number): number {
  return (bin >> ((2 - channel) * BITS)) & LAST;
}

function level(value: number): number {
  return Math.round(bounded(value) * LAST);
}

function bounded(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
