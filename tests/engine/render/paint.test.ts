import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { diverging, sequential } from '../../../src/engine/render/colormap.ts';
import { fromHex, type Rgb } from '../../../src/engine/render/colour.ts';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { line, panel } from '../../../src/engine/render/layout.ts';
import { valueAt } from '../../../src/engine/render/map-scale.ts';
import type { HeatMap, Mark, Photo, Scale } from '../../../src/engine/render/scene.ts';
import { inks, theme } from '../../../src/engine/render/theme.ts';
import { distance } from './vision.ts';

const drawing = createDrawing();

/** The pixels of a picture of 200×100 with these marks. */
async function painted(...marks: readonly Mark[]): Promise<(x: number, y: number) => Rgb> {
  const { png } = drawing.draw({ name: 'x.png', alt: '', width: 200, height: 100, marks });
  const data = await sharp(png).removeAlpha().raw().toBuffer();
  return (x, y) => [...data.subarray(3 * (y * 200 + x), 3 * (y * 200 + x) + 3)] as unknown as Rgb;
}

function heat(values: readonly number[], columns: number, scale: Scale, width = 60, height = 40): HeatMap {
  const rows = values.length / columns;
  const box = { x: 10, y: 20, width, height };
  const marks = { values: Float32Array.from(values), start: 0, rowStep: columns, columnStep: 1 };
  return { type: 'heat', box, rows, columns, scale, ...marks };
}

function photo(channels: number, pixels: readonly (readonly number[])[]): Photo {
  const values = Float32Array.from(pixels.flat());
  const box = { x: 0, y: 0, width: 200, height: 100 };
  return { type: 'photo', box, rows: 1, columns: pixels.length, channels, values };
}

describe('painting', () => {
  it('leaves the surface where nothing stands, also after a fuller picture', async () => {
    await painted(panel({ x: 0, y: 0, width: 200, height: 100 }, 'a'));
    const at = await painted();
    expect([at(0, 0), at(199, 99)]).toEqual([fromHex(theme.surface), fromHex(theme.surface)]);
  });

  it('keeps orange bars orange beside maps and a colourful photo', async () => {
    const colours = Array.from({ length: 200 }, (_, i) => [i / 200, 1 - i / 200, (i % 7) / 7]);
    const bar = panel({ x: 20, y: 20, width: 50, height: 30 }, 'b', 6);
    const scale: Scale = { map: 'sequential', curve: 'root', low: 0, high: 1 };
    const at = await painted(photo(3, colours), heat([0, 0.5, 1], 3, scale), bar);
    expect(at(40, 35)).toEqual(fromHex(inks.b));
  });

  it('enlarges a heat map without smoothing', async () => {
    const scale: Scale = { map: 'sequential', curve: 'linear', low: 0, high: 1 };
    const at = await painted(heat([0, 1, 1, 0], 2, scale));
    const [low, high] = [sequential(0), sequential(1)];
    expect([at(10, 20), at(39, 39), at(40, 20), at(69, 39)]).toEqual([low, low, high, high]);
    expect([at(10, 40), at(39, 59), at(40, 40), at(69, 59)]).toEqual([high, high, low, low]);
    expect([at(9, 20), at(70, 20), at(10, 19), at(10, 60)]).toEqual(Array(4).fill(fromHex(theme.surface)));
  });

  it('averages values where there are more of them than pixels', async () => {
    const scale: Scale = { map: 'sequential', curve: 'linear', low: 0, high: 1 };
    const checks = Array.from({ length: 120 * 80 }, (_, i) => (i + Math.floor(i / 120)) % 2);
    const at = await painted(heat(checks, 120, scale));
    expect(distance(at(30, 30), sequential(0.5))).toBeLessThan(2);
  });

  it.each<[Scale, (place: number) => Rgb]>([
    [{ map: 'sequential', curve: 'linear', low: 1, high: 3 }, sequential],
    [{ map: 'sequential', curve: 'root', low: 0, high: 3 }, sequential],
    [{ map: 'diverging', curve: 'linear', low: -2, high: 2 }, diverging],
    [{ map: 'diverging', curve: 'root', low: -2, high: 2 }, diverging],
  ])('gives each value the colour that the bar has at its place: %o', async (scale, colour) => {
    const places = [0, 0.1, 0.25, 0.5, 0.6, 0.75, 1];
    const at = await painted(
      heat(
        places.map((place) => valueAt(scale, place)),
        7,
        scale,
        70,
      ),
    );
    for (const [index, place] of places.entries()) {
      expect(distance(at(15 + 10 * index, 30), colour(place))).toBeLessThan(4);
    }
  });

  it('shows values beyond the scale, and maps of one value, in its end colours', async () => {
    const scale: Scale = { map: 'diverging', curve: 'linear', low: -1, high: 1 };
    const at = await painted(heat([-5, 5], 2, scale));
    expect([at(10, 20), at(69, 20)]).toEqual([diverging(0), diverging(1)]);
    const flat = await painted(heat([0, 0], 2, { map: 'sequential', curve: 'root', low: 0, high: 0 }));
    expect(flat(10, 20)).toEqual(sequential(0));
  });

  it('shows grey photos in steps of less than 2 %', async () => {
    const at = await painted(
      photo(
        1,
        Array.from({ length: 200 }, (_, i) => [i / 199]),
      ),
    );
    for (let x = 0; x < 200; x++) expect(Math.abs(at(x, 50)[0] - (255 * x) / 199)).toBeLessThan(4);
  });

  it('shows colour photos in colours close to their own', async () => {
    const pixels = Array.from({ length: 200 }, (_, i) => [
      i / 200,
      0.5 + 0.5 * Math.sin(i / 30),
      1 - i / 200,
    ]);
    const at = await painted(photo(3, pixels));
    const distances = pixels.map((pixel, x) =>
      distance(at(x, 10), pixel.map((part) => 255 * part) as unknown as Rgb),
    );
    expect(distances.reduce((sum, part) => sum + part, 0) / 200).toBeLessThan(4);
  });

  it('draws text in its ink within its box, and nothing outside', async () => {
    const text = line(
      { text: 'Ägjp|×', x: 20, y: 30, width: 150, style: 'title', ink: 'b' },
      drawing.measure,
    );
    const at = await painted(text);
    const places = Array.from({ length: 200 * 100 }, (_, i) => [i % 200, Math.floor(i / 200)] as const);
    const changed = places.filter(([x, y]) => distance(at(x, y), fromHex(theme.surface)) > 0);
    const { x, y, width, height } = text.box;
    expect(changed.every(([px, py]) => px >= x && py >= y && px < x + width && py < y + height)).toBe(true);
    expect(changed.filter(([px, py]) => at(px, py).join() === fromHex(inks.b).join()).length).toBeGreaterThan(
      100,
    );
  });
});
