import type { Glyphs } from './glyphs.ts';
import { type PhotoColours, paintHeatMap, paintPhoto, paintScaleBar } from './paint-values.ts';
import { COVERAGE, inkStart, SURFACE } from './palette.ts';
import type { Raster } from './raster.ts';
import type { Box, Frame, Mark, Panel, Scene, Text } from './scene.ts';
import type { Ink } from './theme.ts';

/** Paints a scene as palette indices; every pixel of the raster is written. */
export function paint(scene: Scene, raster: Raster, glyphs: Glyphs, colours: PhotoColours): void {
  raster.pixels.fill(SURFACE, 0, raster.width * raster.height);
  for (const mark of scene.marks) paintMark(mark, raster, glyphs, colours);
}

function paintMark(mark: Mark, raster: Raster, glyphs: Glyphs, colours: PhotoColours): void {
  switch (mark.type) {
    case 'panel':
      paintPanel(mark, raster);
      break;
    case 'frame':
      paintFrame(mark, raster);
      break;
    case 'text':
      paintText(mark, raster, glyphs);
      break;
    case 'heat':
      paintHeatMap(mark, raster);
      break;
    case 'photo':
      paintPhoto(mark, raster, colours);
      break;
    case 'scale':
      paintScaleBar(mark, raster);
      break;
    default:
      mark satisfies never;
  }
}

function paintPanel({ box, fill, radius }: Panel, raster: Raster): void {
  const corner = Math.min(radius, Math.floor(box.width / 2), Math.floor(box.height / 2));
  fillBox({ ...box, y: box.y + corner, height: box.height - 2 * corner }, fill, raster);
  for (let row = 0; row < corner; row++) {
    for (const y of [box.y + row, box.y + box.height - 1 - row]) {
      const start = y * raster.width + box.x;
      raster.pixels.fill(inkStart[fill] + COVERAGE, start + corner, start + box.width - corner);
      for (let column = 0; column < corner; column++) {
        const index = level(fill, cornerCoverage(corner, column, row));
        raster.pixels[start + column] = index;
        raster.pixels[start + box.width - 1 - column] = index;
      }
    }
  }
}

/** How much of a pixel a round corner of this radius covers. */
function cornerCoverage(radius: number, column: number, row: number): number {
  const distance = Math.hypot(radius - column - 0.5, radius - row - 0.5);
  return Math.round(COVERAGE * Math.min(Math.max(radius - distance + 0.5, 0), 1));
}

function paintFrame({ box, ink, thickness, side }: Frame, raster: Raster): void {
  const grow = side === 'outer' ? thickness : 0;
  const x = box.x - grow;
  const y = box.y - grow;
  const width = box.width + 2 * grow;
  const height = box.height + 2 * grow;
  fillBox({ x, y, width, height: thickness }, ink, raster);
  fillBox({ x, y: y + height - thickness, width, height: thickness }, ink, raster);
  fillBox({ x, y, width: thickness, height }, ink, raster);
  fillBox({ x: x + width - thickness, y, width: thickness, height }, ink, raster);
}

function paintText({ box, text, style, ink, on }: Text, raster: Raster, glyphs: Glyphs): void {
  const { pixels, width } = raster;
  const indices = textIndices(ink, on);
  for (const { glyph, pen } of glyphs.lay(text, style)) {
    const { coverage } = glyph;
    let source = 0;
    let target = (box.y + glyph.top) * width + box.x + pen + glyph.left;
    for (let row = 0; row < glyph.height; row++) {
      for (const end = target + glyph.width; target < end; target++) {
        const covered = coverage[source++]!;
        if (covered > 0) pixels[target] = indices[covered]!;
      }
      target += width - glyph.width;
    }
  }
}

/** The palette index of each coverage: up the ink's ramp on the surface, and down the ramp for text on the ink. */
function textIndices(ink: Text['ink'], on: Text['on']): Uint8Array {
  if (ink !== 'surface') return risingRamps[ink];
  return on === 'surface' ? new Uint8Array(COVERAGE + 1).fill(SURFACE) : fallingRamps[on];
}

const risingRamps = ramps((ink, coverage) => level(ink, coverage));
const fallingRamps = ramps((ink, coverage) => level(ink, COVERAGE - coverage));

function ramps(indexAt: (ink: Ink, coverage: number) => number): Readonly<Record<Ink, Uint8Array>> {
  const rampOf = (ink: Ink) =>
    Uint8Array.from({ length: COVERAGE + 1 }, (_, coverage) => indexAt(ink, coverage));
  return Object.fromEntries(Object.keys(inkStart).map((ink) => [ink, rampOf(ink as Ink)])) as Record<
    Ink,
    Uint8Array
  >;
}

function level(ink: Ink, coverage: number): number {
  return coverage === 0 ? SURFACE : inkStart[ink] + coverage;
}

function fillBox({ x, y, width, height }: Box, ink: Ink, raster: Raster): void {
  const index = inkStart[ink] + COVERAGE;
  for (let row = y; row < y + height; row++) {
    raster.pixels.fill(index, row * raster.width + x, row * raster.width + x + width);
  }
}
