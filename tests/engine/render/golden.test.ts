import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { compareScene } from '../../../src/engine/render/compare-scene.ts';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { featureMapsScene } from '../../../src/engine/render/feature-maps-scene.ts';
import { growthScene } from '../../../src/engine/render/growth-scene.ts';
import type { Scene } from '../../../src/engine/render/scene.ts';
import { comparedSide, convNetwork, mapsOf } from './examples.ts';

const { measure, draw } = createDrawing();
const small = convNetwork([28, 28, 1], { filters: 64, kernel: [3, 3] });
const large = convNetwork([28, 28, 1], { filters: 32, kernel: [7, 7] });
const photo = convNetwork([60, 60, 3], { filters: 6, kernel: [5, 5] });
const three = { filters: 8, kernel: [3, 3] };

const figures: Readonly<Record<string, () => Scene>> = {
  compare: () =>
    compareScene(
      [comparedSide('Conv2D(64, (3, 3))', small), comparedSide('Conv2D(32, (7, 7))', large)],
      measure,
    ),
  'feature-maps': () => featureMapsScene(mapsOf(photo, -1), 'Conv2D(6, (5, 5))', 0, measure),
  growth: () =>
    growthScene(
      [
        { label: 'three 3×3', network: convNetwork([28, 28, 8], three, three, three) },
        { label: 'one 7×7', network: convNetwork([28, 28, 8], { filters: 8, kernel: [7, 7] }) },
      ],
      measure,
    ),
};

/** Letters differ a little from one drawing library to the other: a few pixels may differ much, most hardly. */
const TOLERANCE = { pixels: 0.02, mean: 1.5 };

describe('a figure looks as it did', () => {
  it.each(Object.keys(figures))('%s', async (name) => {
    const { png } = draw(figures[name]!());
    const golden = pathOf(`${name}.png`);
    const changed = pathOf(`${name}-changed.png`);
    rmSync(changed, { force: true });
    const difference = existsSync(golden) ? await compare(png, readFileSync(golden)) : undefined;
    const same =
      difference !== undefined && difference.pixels < TOLERANCE.pixels && difference.mean < TOLERANCE.mean;
    if (!same) writeFileSync(changed, png);
    expect(same, `${changed} differs from ${golden}: ${JSON.stringify(difference)}. Look at both.`).toBe(
      true,
    );
  });
});

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../golden/${file}`, import.meta.url));
}

/** The share of pixels that differ clearly, and the mean difference of a channel (0 … 255). */
async function compare(a: Uint8Array, b: Uint8Array) {
  const [first, second] = await Promise.all(
    [a, b].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (first!.info.width !== second!.info.width || first!.info.height !== second!.info.height)
    return undefined;
  let [clear, total] = [0, 0];
  for (let i = 0; i < first!.data.length; i++) {
    const difference = Math.abs(first!.data[i]! - second!.data[i]!);
    total += difference;
    if (difference > 48 && i % 3 === 0) clear++;
  }
  return { pixels: (3 * clear) / first!.data.length, mean: total / first!.data.length };
}
