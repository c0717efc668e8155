import { type CanvasPackage, FONTS, loadCanvas } from './canvas.ts';
import { createGlyphs } from './glyphs.ts';
import type { Measure } from './layout.ts';
import { paint } from './paint.ts';
import { paletteOf } from './palette.ts';
import { photoColours } from './photo-colours.ts';
import type { Picture } from './picture.ts';
import { createPngWriter } from './png.ts';
import { reusable } from './raster.ts';
import type { Scene } from './scene.ts';

/** Everything that makes pictures, with its letters and buffers kept from one to the next. */
export interface Drawing {
  readonly canvas: CanvasPackage;
  readonly fonts: string;
  readonly measure: Measure;
  draw(scene: Scene): Picture;
}

export async function createDrawing(): Promise<Drawing> {
  const canvas = await loadCanvas();
  const glyphs = createGlyphs(canvas);
  const pixels = reusable();
  const writePng = createPngWriter();
  return {
    canvas: canvas.name,
    fonts: FONTS,
    measure: glyphs.measure,
    draw(scene) {
      const { name, alt, width, height } = scene;
      const colours = photoColours(scene.marks.filter((mark) => mark.type === 'photo'));
      const raster = { width, height, pixels: pixels(width * height) };
      paint(scene, raster, glyphs, colours);
      return { name, alt, width, height, png: writePng(raster, paletteOf(colours.colours)) };
    },
  };
}
