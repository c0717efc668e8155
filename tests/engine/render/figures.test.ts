import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traverse } from '../../../src/engine/network.ts';
import { barsSection, describeCosts } from '../../../src/engine/render/bars-section.ts';
import { costsOf } from '../../../src/engine/render/costs.ts';
import { createDrawing } from '../../../src/engine/render/drawing.ts';
import { featureMapsScene } from '../../../src/engine/render/feature-maps-scene.ts';
import { growthScene } from '../../../src/engine/render/growth-scene.ts';
import type { Scene } from '../../../src/engine/render/scene.ts';
import { convNetwork, mapsOf } from './examples.ts';
import { expectWellLaidOut, marksOf, textsOf } from './scene-rules.ts';

const { measure } = createDrawing();
const maps = mapsOf(convNetwork([28, 28, 1], { filters: 64, kernel: [3, 3] }));
const named = {
  ...maps,
  labels: Array.from({ length: 64 }, (_, at) => (at === 3 ? 'edge 90° red–green' : 'blob')),
};

describe('a page of feature maps', () => {
  it('shows every map on exactly one page', () => {
    const { pages } = featureMapsScene(maps, 'layer', 0, measure);
    const starts = Array.from({ length: pages }, (_, page) => {
      const scene = featureMapsScene(maps, 'layer', page, measure);
      return marksOf(scene, 'heat').flatMap(({ values, start }) =>
        values === maps.maps.values ? [start] : [],
      );
    });
    expect(starts.flat()).toEqual(Array.from({ length: 64 }, (_, channel) => channel));
  });

  it('says which maps it shows', () => {
    const scene = featureMapsScene(maps, 'layer', 1, measure);
    expect(scene.pages).toBe(4);
    expect(textsOf(scene)).toContain('17–32 shown, page 2 of 4');
    expect(scene.alt).toContain('64 maps of 26×26 on a test card, 17–32 shown, page 2 of 4');
  });

  it('takes the last page for one beyond it', () => {
    expect(featureMapsScene(maps, 'layer', 99, measure)).toEqual(featureMapsScene(maps, 'layer', 3, measure));
  });

  it('names each filter, on two lines where one does not hold it', () => {
    const scene = featureMapsScene(named, 'layer', 0, measure);
    expect(textsOf(scene)).toEqual(expect.arrayContaining(['1 blob', '4 edge 90°', 'red–green']));
    expect(scene.alt).toContain('edge 90° red–green');
    expectWellLaidOut(scene);
  });

  it('overlaps nothing and cuts nothing off, for any layer', () => {
    const size = fc.integer({ min: 4, max: 150 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(9),
        (...given) => {
          const [height, width, filters, kernel, page] = given;
          const network = convNetwork([height, width, 3], { filters, kernel: [kernel, kernel] });
          expectWellLaidOut(featureMapsScene(mapsOf(network, -1), 'x'.repeat(width), page, measure));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the growing receptive field', () => {
  const three = { filters: 8, kernel: [3, 3] };
  const small = { label: 'three 3×3', network: convNetwork([28, 28, 8], three, three, three) };
  const large = { label: 'one 7×7', network: convNetwork([28, 28, 8], { filters: 8, kernel: [7, 7] }) };
  const scene = growthScene([small, large], measure);

  it('shows that two 3×3 see 5×5 and three see as much as one 7×7', () => {
    const sizes = textsOf(scene).filter((text) => /^\d+×\d+$/.test(text));
    expect(sizes).toEqual(['3×3', '5×5', '7×7', '7×7']);
    const squares = marksOf(scene, 'heat').filter(({ box }) => box.width === box.height);
    expect(squares.map(({ box }) => box.width / 48)).toEqual([7, 5, 3, 7]);
    expect(scene.alt).toContain('layer 2 (conv 3×3) sees 5×5, layer 3 (conv 3×3) sees 7×7');
  });

  it('draws the fields of a stack around one middle', () => {
    const squares = marksOf(scene, 'heat')
      .filter(({ box }) => box.width === box.height)
      .slice(0, 3);
    const middles = squares.map(({ box }) => [box.x + box.width / 2, box.y + box.height / 2]);
    expect(new Set(middles.map(String)).size).toBe(1);
  });

  it('leaves out layers that do not widen the field', () => {
    const network = convNetwork([28, 28, 8], three, { filters: 4, kernel: [1, 1] }, three);
    const texts = textsOf(growthScene([{ label: 'with 1×1', network }], measure));
    expect(texts).toEqual(expect.arrayContaining(['1: conv 3×3', '3: conv 3×3']));
    expect(texts.join()).not.toContain('conv 1×1');
  });

  it('says so where it shows some of many layers, the last among them', () => {
    const network = convNetwork([224, 224, 1], ...Array(50).fill({ ...three, padding: 'same' }));
    const many = growthScene([{ label: 'deep', network }, large], measure);
    expect(textsOf(many)).toEqual(
      expect.arrayContaining(['8 of 50 layers shown', '50: conv 3×3', '101×101']),
    );
    expectWellLaidOut(many);
  });

  it.each([1, 2, 3, 5])('overlaps nothing with %i stacks', (count) => {
    expectWellLaidOut(growthScene(Array(count).fill(small), measure));
  });
});

describe('the bars of two networks', () => {
  const sceneOf = (costs: Parameters<typeof barsSection>[0]): Scene => {
    const { marks, bottom } = barsSection(
      costs,
      { x: 20, y: 20, width: 760, thickness: 44, gap: 24 },
      measure,
    );
    return { name: 'bars.png', alt: describeCosts(costs), width: 800, height: bottom + 20, marks };
  };
  const sides = [64, 1].map((filters) => convNetwork([28, 28, 1], { filters, kernel: [3, 3] }));
  const [a, b] = sides.map((network) => costsOf(traverse(network)));

  it('begin at zero and end at the count', () => {
    const scene = sceneOf([a!, b!]);
    const [first, second] = ['a', 'b'].map(
      (ink) => marksOf(scene, 'panel').find(({ fill, box }) => fill === ink && box.height === 44)!,
    );
    expect(first!.box.x).toBe(second!.box.x);
    expect(Math.round(second!.box.width * 64)).toBeCloseTo(first!.box.width, -2);
    expect(scene.alt).toContain('parameters 640 and 10 (×0.02)');
    expectWellLaidOut(scene);
  });

  it('show counts of any size, none, and unknown ones', () => {
    const odd = { parameters: null, macs: 10n ** 40n, activations: 0n };
    const scene = sceneOf([odd, { ...odd, activations: 3n }]);
    expect(textsOf(scene)).toEqual(expect.arrayContaining(['?', '1.00·10^40', '0', '3', 'equal', '–']));
    expectWellLaidOut(scene);
  });
});
