import { diverging, sequential } from './colormap.ts';
import { fromHex, mix, type Rgb } from './colour.ts';
import type { Scale } from './scene.ts';
import { type Ink, inks, theme } from './theme.ts';

/** The 256 colours of every figure, each in its place: the surface, inks, colour maps, and pixels of photos. */

/** Coverage of a pixel by a glyph or a rounded corner: 0 … COVERAGE. */
export const COVERAGE = 7;

export const SURFACE = 0;

/** Where each ink begins: its entries 1 … COVERAGE mix it into the surface, and the last is the ink itself. */
export const inkStart: Readonly<Record<Ink, number>> = Object.fromEntries(
  Object.keys(inks).map((ink, index) => [ink, index * COVERAGE]),
) as Record<Ink, number>;

/** Where each colour map begins, and how many levels it has. */
export const mapRange: Readonly<Record<Scale['map'], { start: number; levels: number }>> = {
  sequential: { start: 1 + Object.keys(inks).length * COVERAGE, levels: 100 },
  diverging: { start: 101 + Object.keys(inks).length * COVERAGE, levels: 49 },
};

/** Where the colours of photos begin; they take all the rest. */
export const photoRange = {
  start: mapRange.diverging.start + mapRange.diverging.levels,
  levels: 256 - mapRange.diverging.start - mapRange.diverging.levels,
};

/** The colours as `PLTE` holds them, with those of the photos filled in. */
export function paletteOf(photoColours: readonly Rgb[]): Uint8Array {
  const palette = Uint8Array.from(fixed);
  photoColours.forEach((colour, index) => {
    palette.set(colour, 3 * (photoRange.start + index));
  });
  return palette;
}

const fixed = fixedPalette();

function fixedPalette(): Uint8Array {
  const surface = fromHex(theme.surface);
  const ramps = Object.values(inks).flatMap((hex) =>
    Array.from({ length: COVERAGE }, (_, level) => mix(surface, fromHex(hex), (level + 1) / COVERAGE)),
  );
  const colours = [surface, ...ramps, ...levels(sequential, 'sequential'), ...levels(diverging, 'diverging')];
  const palette = new Uint8Array(3 * 256);
  colours.forEach((colour, index) => {
    palette.set(colour, 3 * index);
  });
  return palette;
}

function levels(colour: (t: number) => Rgb, map: Scale['map']): readonly Rgb[] {
  const count = mapRange[map].levels;
  return Array.from({ length: count }, (_, level) => colour(level / (count - 1)));
}
