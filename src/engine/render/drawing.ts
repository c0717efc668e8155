import { type Canvas, type CanvasPackage, FONTS, loadCanvas } from './canvas.ts';
import { createGlyphs } from './glyphs.ts';
import type { Measure } from './layout.ts';
import { readLetters } from './letters.ts';
import { paint } from './paint.ts';
import { paletteOf } from './palette.ts';
import { photoColours } from './photo-colours.ts';
import type { Picture } from './picture.ts';
import { writePng } from './png.ts';
import { createRasters } from './raster.ts';
import type { Scene } from './scene.ts';

/** Everything that makes pictures, with its letters and buffers kept from one to the next. */
export interface Drawing {
  /** Which library draws letters; loads it. */
  canvas(): CanvasPackage;
  readonly fonts: string;
  readonly measure: Measure;
  draw(scene: Scene): Picture;
}

export function createDrawing(): Drawing {
  let canvas: Canvas | undefined;
  const loaded = () => {
    canvas ??= loadCanvas();
    return canvas;
  };
  const glyphs = createGlyphs(loaded, readLetters());
  const rasterOf = createRasters();
  return {
    canvas: () => loaded().name,
    fonts: FONTS,
    measure: glyphs.measure,
    draw(scene) {
      const { name, alt, width, height } = scene;
      const colours = photoColours(scene.marks.filter((mark) => mark.type === 'photo'));
      const raster = rasterOf(width, height);
      paint(scene, raster, glyphs, colours);
      return { name, alt, width, height, png: writePng(raster, paletteOf(colours.colours)) };
    },
  };
}
