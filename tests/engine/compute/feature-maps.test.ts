import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backend, backendName } from '../../../src/engine/compute/backend.ts';
import {
  computeMaps,
  type LayerMaps,
  type MapsInput,
  releaseMaps,
} from '../../../src/engine/compute/feature-maps.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import { stack } from '../../../src/engine/network.ts';
import type { Shape } from '../../../src/engine/shape.ts';
import { UserError } from '../../../src/user-error.ts';
import { convolution, dense, flatten, relu } from './networks.ts';
import { greyPng } from './pictures.ts';

const digit = { name: 'digit-7' };

function maps(input: Shape, layers: readonly Layer[], more: Partial<MapsInput> = {}): Promise<LayerMaps> {
  return computeMaps({ network: stack(input, layers), image: digit, weights: 'classic', seed: 1, ...more });
}

/** One row of one map. */
function row(
  { maps: { width, channels, values } }: LayerMaps,
  y: number,
  channel: number,
): readonly number[] {
  return Array.from(
    { length: width },
    (_, x) => Math.round(values[(y * width + x) * channels + channel]! * 1e5) / 1e5 + 0,
  );
}

describe('feature maps', () => {
  it('show a step where an edge filter stands on it', async () => {
    const step = { bytes: await greyPng(6, 6, (_, column) => (column < 3 ? 0 : 255)) };
    const shown = await maps([6n, 6n, 1n], [convolution(2, [3, 3])], { image: step });
    expect(shown.labels).toEqual(['edge 90°', 'edge 0°']);
    for (let y = 0; y < 4; y++) {
      expect(row(shown, y, 0)).toEqual([0, 1, 1, 0]);
      expect(row(shown, y, 1)).toEqual([0, 0, 0, 0]);
    }
    expect([shown.maps.min, shown.maps.max].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([0, 1]);
  });

  it('are the sums of products of the filters and the image', async () => {
    const size = fc.integer({ min: 1, max: 5 });
    const property = fc.asyncProperty(
      size,
      size,
      fc.integer({ min: 1, max: 9 }),
      async (height, width, count) => {
        const shown = await maps([9n, 8n, 3n], [convolution(count, [height, width])], { weights: 'random' });
        expectConvolved(shown);
        releaseMaps(shown);
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });

  it('are those behind the activation that the layer holds', async () => {
    const plain = await maps([28n, 28n, 1n], [convolution(8, [3, 3])]);
    const fused = await maps([28n, 28n, 1n], [convolution(8, [3, 3], {}, relu)]);
    expect([plain.afterActivation, fused.afterActivation]).toEqual([false, true]);
    expect(plain.maps.min).toBeLessThan(0);
    expect(fused.maps.min).toBe(0);
    expect([...fused.maps.values]).toEqual([...plain.maps.values].map((value) => Math.max(value, 0)));
  });

  it('are those of the layer asked for', async () => {
    const layers = [convolution(4, [3, 3]), relu, flatten, dense(10)];
    const shapes = await Promise.all(
      [0, 1, 2, undefined].map(async (layer) => (await maps([28n, 28n, 1n], layers, { layer })).maps),
    );
    expect(shapes.map(({ height, width, channels }) => [height, width, channels])).toEqual([
      [26, 26, 4],
      [26, 26, 4],
      [1, 2704, 1],
      [1, 10, 1],
    ]);
  });

  it('keep the names of their filters behind layers without filters', async () => {
    const layers = [convolution(4, [3, 3]), relu, flatten];
    const labels = await Promise.all(
      [0, 1, 2].map(async (layer) => (await maps([28n, 28n, 1n], layers, { layer })).labels),
    );
    expect(labels).toEqual([labels[0], labels[0], undefined]);
    expect(labels[0]).toHaveLength(4);
  });

  it('have filters of two maps in a second layer', async () => {
    const shown = await maps([28n, 28n, 1n], [convolution(4, [3, 3]), convolution(5, [3, 3])]);
    expect(shown.labels?.[4]).toBe('blob maps 1−2');
    expect(shown.filters).toMatchObject({ height: 3, width: 3, depth: 4, count: 5 });
  });

  it.each<[string, Shape, readonly Layer[], readonly number[], boolean]>([
    ['a sequence', [64n, 2n], [convolution(3, [5])], [1, 60, 3], true],
    ['a picture', [20n, 30n, 3n], [convolution(3, [3, 3])], [18, 28, 3], true],
    ['a volume', [6n, 8n, 9n, 1n], [convolution(3, [3, 3, 3])], [6, 7, 3], false],
    ['a vector', [784n], [dense(12)], [1, 12, 1], false],
  ])('come from %s', async (_, input, layers, [height, width, channels], filters) => {
    const shown = await maps(input, layers);
    expect(shown.maps).toMatchObject({ height, width, channels });
    expect(shown.maps.values).toHaveLength(height! * width! * channels!);
    expect(shown.filters !== undefined).toBe(filters);
  });

  it('say which slice of a volume is shown', async () => {
    const shown = await maps([6n, 8n, 9n, 1n], [convolution(3, [3, 3, 3])]);
    expect(shown.notes.join(' ')).toContain('Slice 3 of 4');
  });

  it('take the size of the image where the input leaves it open', async () => {
    const shown = await maps([null, null, 1n], [convolution(2, [3, 3])]);
    expect(shown.maps).toMatchObject({ height: 26, width: 26 });
  });

  it('say what they were given', async () => {
    const { image } = await maps([28n, 28n, 1n], [convolution(2, [3, 3])]);
    expect(image).toMatchObject({ title: 'a handwritten 7', width: 28, height: 28, channels: 1 });
    expect(Math.max(...image.values)).toBeGreaterThan(0.9);
  });

  it('are the same for the same seed and others for another', async () => {
    const of = async (seed: number) => {
      const shown = await maps([28n, 28n, 1n], [convolution(4, [3, 3])], { weights: 'random', seed });
      return { values: [...shown.maps.values], labels: shown.labels };
    };
    expect(await of(1)).toEqual(await of(1));
    expect((await of(2)).values).not.toEqual((await of(1)).values);
    expect((await of(1)).labels).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    ['more than the budget', { network: stack([28n, 28n, 1n], [convolution(10 ** 9, [3, 3])]) }, /TB/],
    ['a layer that is not there', { layer: 3 }, /no layer 4: the network has 1/],
    ['an image that is not there', { image: { name: 'dog' } }, /no image called 'dog'/],
    ['an input that no image fits', { network: stack([2n, 2n, 2n, 2n, 1n], [relu]) }, /5 axes/],
  ])('is %s', async (_, more, reason) => {
    const error = await maps([28n, 28n, 1n], [convolution(2, [3, 3])], more).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(reason);
  });
});

describe('TensorFlow.js', () => {
  it('runs on its C library or on WebAssembly', async () => {
    const { tf, name } = await backend();
    expect(await backendName()).toBe(name);
    expect(tf.engine().backendName).toBe(name);
    expect(['tensorflow', 'wasm']).toContain(name);
  });

  it('keeps no tensor behind, even where a computation fails', async () => {
    const { tf } = await backend();
    const before = tf.engine().memory().numTensors;
    await maps(
      [28n, 28n, 1n],
      [convolution(8, [3, 3], { groups: 1n }, relu), convolution(4, [5, 5]), flatten, dense(3)],
    );
    await maps([6n, 8n, 9n, 1n], [convolution(3, [3, 3, 3])]);
    const broken: Layer = { kind: 'activation', params: { function: 'relu', settings: {} } };
    await expect(maps([28n, 28n, 1n], [convolution(2, [3, 3]), broken])).rejects.toThrow();
    expect(tf.engine().memory().numTensors).toBe(before);
  });

  it('does not mix up results whose memory was given back', async () => {
    const first = await maps([28n, 28n, 1n], [convolution(4, [3, 3])]);
    const expected = [...first.maps.values];
    releaseMaps(first);
    const second = await maps([28n, 28n, 1n], [convolution(4, [3, 3])]);
    const third = await maps([28n, 28n, 1n], [convolution(4, [3, 3])], { weights: 'random' });
    expect([...second.maps.values]).toEqual(expected);
    expect([...third.maps.values]).not.toEqual(expected);
  });
});

function expectConvolved({ image, filters, maps: { height, width, channels, values } }: LayerMaps): void {
  for (let index = 0; index < values.length; index++) {
    const [y, x, filter] = [
      Math.floor(index / channels / width),
      Math.floor(index / channels) % width,
      index % channels,
    ];
    let sum = 0;
    for (let tap = 0; tap < filters!.height * filters!.width * filters!.depth; tap++) {
      const [row, column, channel] = [
        Math.floor(tap / filters!.depth / filters!.width),
        Math.floor(tap / filters!.depth) % filters!.width,
        tap % filters!.depth,
      ];
      sum +=
        filters!.values[tap * filters!.count + filter]! *
        image.values[((y + row) * image.width + x + column) * image.channels + channel]!;
    }
    expect(Math.abs(values[index]! - sum)).toBeLessThan(1e-5);
  }
  expect(values).toHaveLength(height * width * channels);
}
