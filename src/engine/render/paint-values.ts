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
  let y = 0;
  for (let row = 0; row < rows; row++) {
    const first = (box.y + y) * width + box.x;
    let x = 0;
    for (let column = 0; column < columns; column++) {
      const index = indexAt(row, column);
      const end = Math.round(((column + 1) * box.width) / columns);
      while (x < end) pixels[first + x++] = index;
    }
    const end = Math.round(((row + 1) * box.height) / rows);
    while (++y < end) pixels.copyWithin((box.y + y) * width + box.x, first, first + box.width);
  }
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
    return share > 0 ? start + Math.round(bend(share) * last) : start;
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
