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
  const total = bins.reduce((sum, bin) => sum + counts[bin]!, 0);
  const parts = [0, 1, 2].map((channel) => {
    const mean = bins.reduce((sum, bin) => sum + part(bin, channel) * counts[bin]!, 0) / total;
    const spread = bins.reduce((sum, bin) => sum + (part(bin, channel) - mean) ** 2 * counts[bin]!, 0);
    return { mean: Math.round((255 * mean) / ((1 << BITS) - 1)), spread };
  });
  const weight = Math.max(...parts.map(({ spread }) => spread));
  return {
    bins,
    mean: parts.map(({ mean }) => mean) as unknown as Rgb,
    channel: parts.findIndex(({ spread }) => spread === weight),
    weight: bins.length > 1 ? weight : 0,
  };
}

function halve({ bins, channel }: Group, counts: Uint32Array): readonly (readonly number[])[] {
  const sorted = [...bins].sort((a, b) => part(a, channel) - part(b, channel));
  const half = sorted.reduce((sum, bin) => sum + counts[bin]!, 0) / 2;
  let seen = 0;
  const cut = sorted.findIndex((bin) => {
    seen += counts[bin]!;
    return seen >= half;
  });
  const split = Math.min(Math.max(cut, 1), sorted.length - 1);
  return [sorted.slice(0, split), sorted.slice(split)];
}

function binOf({ values, channels }: Photo, pixel: number): number {
  const first = pixel * channels;
  const green = channels === 3 ? 1 : 0;
  const red = level(values[first]!);
  return (red << (2 * BITS)) | (level(values[first + green]!) << BITS) | level(values[first + 2 * green]!);
}

function part(bin: number, channel: number): number {
  return (bin >> ((2 - channel) * BITS)) & ((1 << BITS) - 1);
}

function level(value: number): number {
  return Math.round(bounded(value) * ((1 << BITS) - 1));
}

function bounded(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
