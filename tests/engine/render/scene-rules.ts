import { expect } from 'vitest';
import type { Box, Mark, Scene } from '../../../src/engine/render/scene.ts';

/** What holds for every figure. */
export function expectWellLaidOut(scene: Scene): void {
  for (const mark of scene.marks) {
    const { x, y, width, height } = extent(mark);
    const said = JSON.stringify({ type: mark.type, x, y, width, height });
    expect([x, y, width, height].every(Number.isInteger), `whole pixels: ${said}`).toBe(true);
    const least = mark.type === 'text' && mark.text === '' ? 0 : 1;
    expect(width >= least && height >= 1, `has a size: ${said}`).toBe(true);
    const inside = x >= 0 && y >= 0 && x + width <= scene.width && y + height <= scene.height;
    expect(inside, `inside ${scene.width}×${scene.height}: ${said}`).toBe(true);
  }
  const texts = scene.marks.filter((mark) => mark.type === 'text');
  const tiles = scene.marks.filter((mark) => mark.type === 'heat' || mark.type === 'scale');
  for (const [index, text] of texts.entries()) {
    const others = [...texts.slice(index + 1), ...tiles].filter(({ box }) => overlap(text.box, box));
    expect(others.map((other) => [text.text, other.type === 'text' ? other.text : other.box])).toEqual([]);
  }
}

export function textsOf(scene: Scene): readonly string[] {
  return scene.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
}

export function marksOf<T extends Mark['type']>(scene: Scene, type: T) {
  return scene.marks.filter((mark): mark is Extract<Mark, { type: T }> => mark.type === type);
}

/** The pixels that a mark paints. */
function extent(mark: Mark): Box {
  if (mark.type !== 'frame' || mark.side === 'inner') return mark.box;
  const { x, y, width, height } = mark.box;
  const grow = mark.thickness;
  return { x: x - grow, y: y - grow, width: width + 2 * grow, height: height + 2 * grow };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
