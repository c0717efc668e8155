import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareScene } from '../../../src/engine/render/compare-scene.ts';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { comparedSide, convNetwork } from './examples.ts';
import { expectWellLaidOut, marksOf, textsOf } from './scene-rules.ts';

const { measure, draw } = createDrawing();
const small = convNetwork([28, 28, 1], { filters: 64, kernel: [3, 3] });
const large = convNetwork([28, 28, 1], { filters: 32, kernel: [7, 7] });
const seed = compareScene(
  [comparedSide('Conv2D(64, 3)', small, 0, 2), comparedSide('Conv2D(32, 7)', large, 0, 5)],
  measure,
);

describe('the figure of two layers', () => {
  it('shows all maps of both sides on one scale, from the smallest to the largest value of either', () => {
    const scales = marksOf(seed, 'heat')
      .map(({ scale }) => scale)
      .filter(({ map }) => map === 'sequential');
    expect(scales).toHaveLength(24);
    expect(new Set(scales.map((scale) => JSON.stringify(scale)))).toEqual(
      new Set([JSON.stringify({ map: 'sequential', curve: 'root', low: 0, high: 5 })]),
    );
    expect(textsOf(seed)).toEqual(expect.arrayContaining(['0', '1.25', '5']));
  });

  it('says once what the colours of filters mean where each has a scale of its own', () => {
    expect(textsOf(seed).filter((text) => text === 'Each filter')).toHaveLength(1);
  });

  it('draws maps of different sizes at the same pixel scale', () => {
    const boxes = marksOf(seed, 'heat').filter(({ scale }) => scale.map === 'sequential');
    const zooms = boxes.map(({ box, columns, rows }) => [box.width / columns, box.height / rows]);
    expect(new Set(zooms.flat())).toEqual(new Set([3]));
    expect(new Set(boxes.map(({ columns }) => columns))).toEqual(new Set([26, 22]));
  });

  it('draws the receptive field of the middle output of each side to scale', () => {
    const [photo] = marksOf(seed, 'photo');
    const pixel = photo!.box.width / 28;
    const fields = marksOf(seed, 'frame').map(({ ink, box }) => ({
      ink,
      x: (box.x - photo!.box.x) / pixel,
      y: (box.y - photo!.box.y) / pixel,
      width: box.width / pixel,
      height: box.height / pixel,
    }));
    expect(fields).toEqual([
      { ink: 'a', x: 12, y: 12, width: 3, height: 3 },
      { ink: 'b', x: 10, y: 10, width: 7, height: 7 },
    ]);
    expect(textsOf(seed)).toEqual(
      expect.arrayContaining(['A sees 3×3 = 9 pixels', 'B sees 7×7 = 49 pixels']),
    );
  });

  it('has bars as long as their counts, beside the counts and the factor between them', () => {
    const length = (ink: 'a' | 'b', at: number) =>
      marksOf(seed, 'panel').filter(({ fill, box }) => fill === ink && box.height === 30)[at]!.box.width;
    [2.5, 758_912 / 389_376, 15_488 / 43_264].forEach((factor, at) => {
      expect(Math.abs(length('b', at) - factor * length('a', at))).toBeLessThan(2);
    });
    const texts = ['640', '1,600', '×2.5', '389,376', '758,912', '×1.95', '43,264', '15,488', '×0.36'];
    expect(textsOf(seed)).toEqual(expect.arrayContaining(texts));
  });

  it('says how many maps there are and how many of them are shown', () => {
    expect(textsOf(seed)).toEqual(expect.arrayContaining(['A: 64 maps of 26×26', 'B: 32 maps of 22×22']));
    expect(textsOf(seed).filter((text) => text === '12 shown, evenly spaced')).toHaveLength(2);
  });

  it('spaces the channels that it shows evenly', () => {
    const starts = marksOf(seed, 'heat').flatMap(({ scale, start }) =>
      scale.map === 'sequential' ? [start] : [],
    );
    expect(starts.slice(0, 12)).toEqual([0, 5, 10, 16, 21, 26, 32, 37, 42, 48, 53, 58]);
  });

  it('tells its numbers in the alternative text', () => {
    for (const number of [
      '640',
      '1,600',
      '×2.5',
      '3×3',
      '7×7',
      '64 maps of 26×26',
      '32 maps of 22×22',
      'from 0 to 5',
    ]) {
      expect(seed.alt).toContain(number);
    }
  });

  it('puts zero in the middle of the scale where values are signed', () => {
    const scene = compareScene([comparedSide('a', small, -1, 3), comparedSide('b', large, 0, 2)], measure);
    expect(textsOf(scene)).toEqual(expect.arrayContaining(['−3', '0', '3']));
  });

  it('enlarges the place of fields that are too small to be seen on a large image', () => {
    const [a, b] = [3, 5].map((side) => convNetwork([224, 224, 3], { filters: 4, kernel: [side, side] }));
    const scene = compareScene([comparedSide('a', a!), comparedSide('b', b!)], measure);
    const [whole, part] = marksOf(scene, 'photo');
    expect([whole!.columns, part!.columns]).toEqual([224, 11]);
    const pixel = part!.box.width / 11;
    const sizes = marksOf(scene, 'frame')
      .slice(-2)
      .map(({ box }) => box.width / pixel);
    expect(sizes).toEqual([3, 5]);
  });

  it('shows both inputs where they differ', () => {
    const other = convNetwork([20, 20, 1], { filters: 4, kernel: [5, 5] });
    const scene = compareScene([comparedSide('a', small), comparedSide('b', other)], measure);
    expect(marksOf(scene, 'photo').map(({ columns }) => columns)).toEqual([28, 20]);
    expect(marksOf(scene, 'frame').map(({ ink }) => ink)).toEqual(['a', 'b']);
  });

  it('overlaps nothing and cuts nothing off, for any pair of layers', () => {
    fc.assert(
      fc.property(anyPair, fc.string({ unit: 'grapheme', maxLength: 120 }), ([a, b], label) => {
        const scene = compareScene(
          [comparedSide(label, a!, -0.2, 3), comparedSide('B', b!, 0, 1e6)],
          measure,
        );
        expectWellLaidOut(scene);
        expect(draw(scene).height).toBe(scene.height);
      }),
      { numRuns: 60 },
    );
  });
});

const side = fc.integer({ min: 12, max: 110 });
const planes = fc
  .tuple(side, side, fc.constantFrom(1, 3), fc.array(anyConv(2), { minLength: 2, maxLength: 2 }))
  .map(([height, width, channels, specs]) =>
    specs.map((spec) => convNetwork([height, width, channels], spec)),
  );
const sequences = fc
  .tuple(fc.integer({ min: 12, max: 2000 }), fc.array(anyConv(1), { minLength: 2, maxLength: 2 }))
  .map(([length, specs]) => specs.map((spec) => convNetwork([length, 2], spec)));
const anyPair = fc.oneof({ weight: 3, arbitrary: planes }, sequences);

function anyConv(rank: number) {
  return fc.record({
    filters: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 120 })),
    kernel: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: rank, maxLength: rank }),
    stride: fc.integer({ min: 1, max: 5 }),
    padding: fc.constantFrom('same' as const, undefined),
  });
}
