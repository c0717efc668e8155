import { afterAll, describe, expect, it } from 'vitest';
import { type Canvas, loadCanvas, napiCanvas, nodeCanvas } from '../../../src/engine/render/canvas.ts';
import { createGlyphs } from '../../../src/engine/render/glyphs.ts';
import type { Letters } from '../../../src/engine/render/letters.ts';
import { COVERAGE } from '../../../src/engine/render/palette.ts';

const loaders = [
  ['canvas', nodeCanvas],
  ['@napi-rs/canvas', napiCanvas],
] as const;
const loaded = loaders.map(([name, load]) => [name, attempt(load)] as const);
const NONE: Letters = { title: new Map(), heading: new Map(), body: new Map() };
const installed = loaded.filter((entry): entry is [(typeof entry)[0], Canvas] => entry[1] !== undefined);

it('finds at least one drawing library, and canvas first', () => {
  expect(loadCanvas().name).toBe(installed[0]?.[0]);
});

describe.each(installed)('letters drawn by %s', (name, canvas) => {
  const glyphs = createGlyphs(() => canvas, NONE);

  it('come from the fonts of the project, with their own widths', () => {
    expect(canvas.name).toBe(name);
    // DejaVu Sans has 2048 units an em: W is 2025 wide, i 569, a digit 1303; in bold W is 2259 wide.
    expect(glyphs.measure('WWWWWWWWWW', 'body')).toBeCloseTo((20250 / 2048) * 26, -1);
    expect(glyphs.measure('iiiiiiiiii', 'body')).toBeCloseTo((5690 / 2048) * 26, -1);
    expect(glyphs.measure('0123456789', 'body')).toBeCloseTo((13030 / 2048) * 26, -1);
    expect(glyphs.measure('WWWWWWWWWW', 'heading')).toBeCloseTo((22590 / 2048) * 26, -1);
  });

  it('cover whole pixels in their strokes and none in spaces', () => {
    const [bar, space] = glyphs.lay('| ', 'heading').map(({ glyph }) => glyph);
    expect(Math.max(...bar!.coverage)).toBe(COVERAGE);
    expect(space!.coverage).toHaveLength(0);
    expect(space!.advance).toBeGreaterThan(5);
  });

  it('stay within their line', () => {
    for (const { glyph } of glyphs.lay('ÄgjÅ|(×−°…Ẫ', 'body')) {
      expect(glyph.top).toBeGreaterThanOrEqual(0);
      expect(glyph.top + glyph.height).toBeLessThanOrEqual(34);
    }
  });

  it('stand behind each other without gaps that grow by rounding', () => {
    const text = 'iiiiiiiiiiiiiiiiiiii';
    const last = glyphs.lay(text, 'body').at(-1)!;
    expect(Math.abs(last.pen + last.glyph.advance - glyphs.measure(text, 'body'))).toBeLessThan(1.5);
  });
});

afterAll(() => {
  for (const [name, canvas] of loaded)
    if (!canvas) console.info(`${name} is not installed here: not tested.`);
});

function attempt(load: () => Canvas): Canvas | undefined {
  try {
    return load();
  } catch {
    return undefined;
  }
}
