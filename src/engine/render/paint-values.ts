import { mapRange } from './palette.ts';
import type { Raster } from './raster.ts';
import type { Box, HeatMap, Photo, Scale, ScaleBar } from './scene.ts';

/** Finds the palette index of a photo's pixel. */
export interface PhotoColours {
  indexOf(photo: Photo, pixel: number): number;
}

export function paintHeatMap(heat: HeatMap, raster: Raster): void {
  const toIndex = indexer(heat.scale);
  const { rows, columns, values, start, rowStep, columnStep, box } = heat;
  if (rows > box.height || columns > box.width) {
    paintCells(box, box.height, box.width, raster, (row, column) => toIndex(mean(heat, row, column)));
    return;
  }
  paintCells(box, rows, columns, raster, (row, column) =>
    toIndex(values[start + row * rowStep + column * columnStep]!),
  );
}

/** Where there are more pixels than places, the one at the middle of each place is taken. */
export function paintPhoto(photo: Photo, raster: Raster, colours: PhotoColours): void {
  const rows = Math.min(photo.rows, photo.box.height);
  const columns = Math.min(photo.columns, photo.box.width);
  paintCells(photo.box, rows, columns, raster, (row, column) => {
    const y = Math.floor(((row + 0.5) * photo.rows) / rows);
    const x = Math.floor(((column + 0.5) * photo.columns) / columns);
    return colours.indexOf(photo, y * photo.columns + x);
  });
}

export function paintScaleBar({ box, map }: ScaleBar, raster: Raster): void {
  const { start, levels } = mapRange[map];
  paintCells(box, 1, box.width, raster, (_, column) => start + Math.floor((column * levels) / box.width));
}

/** Enlarges a grid of palette indices to a box; no grid has more rows or columns than its box has pixels. */
function paintCells(
  box: Box,
  rows: number,
  columns: number,
  raster: Raster,
  indexAt: (row: number, column: number) => number,
): void {
  const { pixels, width } = raster;
  const rights = ends(columns, box.width);
  const bottoms = ends(rows, box.height);
  let y = 0;
  for (let row = 0; row < rows; row++) {
    const first = (box.y + y) * width + box.x;
    let x = 0;
    for (let column = 0; column < columns; column++) {
      const index = indexAt(row, column);
      const right = rights[column]!;
      while (x < right) pixels[first + x++] = index;
    }
    while (++y < bottoms[row]!) pixels.copyWithin((box.y + y) * width + box.x, first, first + box.width);
  }
}

/** Where each of `count` cells ends in `length` pixels. */
function ends(count: number, length: number): Uint16Array {
  const found = new Uint16Array(count);
  for (let cell = 0; cell < count; cell++) found[cell] = Math.round(((cell + 1) * length) / count);
  return found;
}

/** From a value to its place in the palette. */
function indexer({ map, curve, low, high }: Scale): (value: number) => number {
  const { start, levels } = mapRange[map];
  const last = levels - 1;
  const factor = high > low ? 1 / (high - low) : 0;
  const bend = curve === 'linear' ? straight : map === 'sequential' ? Math.sqrt : rootAroundMiddle;
  return (value) => {
    const share = (value - low) * factor;
    if (share >= 1) return start + last;
    // Rounded, and several times faster than by Math.round.
    return share > 0 ? start + ((bend(share) * last + 0.5) | 0) : start;
  };
}

function straight(share: number): number {
  return share;
}

function rootAroundMiddle(share: number): number {
  return share < 0.5 ? 0.5 - Math.sqrt((0.5 - share) / 2) : 0.5 + Math.sqrt((share - 0.5) / 2);
}

/** The mean of the values below one pixel of the box. */
function mean(heat: HeatMap, row: number, column: number): number {
  const { rows, columns, box } = heat;
  const [top, bottom] = below(row, rows, box.height);
  const [left, right] = below(column, columns, box.width);
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++)
      sum += heat.values[heat.start + y * heat.rowStep + x * heat.columnStep]!;
  }
  return sum / ((bottom - top) * (right - left));
}

/** The values `[first, end)` that lie below one of `pixels` pixels. */
function below(pixel: number, values: number, pixels: number): readonly [number, number] {
  const first = Math.floor((pixel * values) / pixels);
  return [first, Math.max(first + 1, Math.ceil(((pixel + 1) * values) / pixels))];
}
