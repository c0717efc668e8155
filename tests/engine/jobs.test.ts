import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../src/engine/jobs.ts';
import { convNetwork } from './render/examples.ts';

const a = convNetwork([28, 28, 1], { filters: 64, kernel: [3, 3] });
const b = convNetwork([28, 28, 1], { filters: 32, kernel: [7, 7] });
const settings = { image: { name: 'digit-7' }, weights: 'classic', seed: 1 } as const;

describe('the jobs of a child process', () => {
  it('give pictures as PNG with their size and their numbers in words', async () => {
    const labels = ['Conv2D(64, 3)', 'Conv2D(32, 7)'] as const;
    const pictures = [
      await jobs.comparePicture({ a: { network: a, ...settings }, b: { network: b, ...settings }, labels }),
      await jobs.featureMapsPicture({ network: a, ...settings, label: 'Conv2D(64, 3)', page: 3 }),
      await jobs.growthPicture({ networks: [a, b], labels }),
    ];
    for (const picture of pictures) {
      const { width, height, format } = await sharp(picture.png).metadata();
      expect({ width, height, format }).toEqual({
        width: picture.width,
        height: picture.height,
        format: 'png',
      });
      expect(picture.alt).toMatch(/3×3|1,600|64 maps/);
      expect(picture.alt.length).toBeLessThan(1000);
    }
  });

  it('say how many pages there are', async () => {
    const { pages, name } = await jobs.featureMapsPicture({ network: a, ...settings, label: 'a', page: 3 });
    expect([pages, name]).toEqual([4, 'feature-maps-4.png']);
  });

  it('give plain data that crosses a process boundary unchanged', async () => {
    const picture = await jobs.growthPicture({ networks: [a, b], labels: ['a', 'b'] });
    expect(structuredClone(picture)).toEqual(picture);
  });

  it('say which libraries do the work', async () => {
    const about = await jobs.about();
    expect(about.backend).toMatch(/^(tensorflow|wasm)$/);
    expect(about.canvas).toMatch(/^(canvas|@napi-rs\/canvas)$/);
    expect(about.fonts).toBe('DejaVu Sans');
  });
});
