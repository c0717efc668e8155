import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitImage, knownInput } from '../../../src/engine/compute/fit.ts';
import type { Pixels } from '../../../src/engine/compute/pixels.ts';
import { UserError } from '../../../src/user-error.ts';

const near = (values: Iterable<number>) => [...values].map((value) => Math.round(value * 1e4) / 1e4);

function grey(rows: readonly (readonly number[])[]): Pixels {
  return { width: rows[0]!.length, height: rows.length, channels: 1, values: Uint8Array.from(rows.flat()) };
}

const steps = grey([
  [0, 51, 102, 153],
  [0, 51, 102, 153],
  [102, 153, 204, 255],
  [102, 153, 204, 255],
]);

const red: Pixels = { width: 1, height: 1, channels: 3, values: Uint8Array.of(255, 0, 0) };

describe('fitting an image', () => {
  it('leaves an image of the right size as it is', () => {
    expect(near(fitImage(steps, [4, 4, 1]).values)).toEqual(near([...steps.values].map((v) => v / 255)));
  });

  it('averages the area below each pixel when it shrinks', () => {
    expect(near(fitImage(steps, [2, 2, 1]).values)).toEqual([0.1, 0.5, 0.5, 0.9]);
  });

  it('weighs pixels that are partly below by their share', () => {
    const image = grey([
      [0, 255, 0],
      [0, 255, 0],
      [0, 255, 0],
    ]);
    expect(near(fitImage(image, [2, 2, 1]).values)).toEqual(near([1 / 3, 1 / 3, 1 / 3, 1 / 3]));
  });

  it('interpolates linearly when it grows', () => {
    expect(
      near(
        fitImage(
          grey([
            [0, 255],
            [0, 255],
          ]),
          [4, 4, 1],
        ).values.slice(0, 4),
      ),
    ).toEqual([0, 0.25, 0.75, 1]);
  });

  it('takes the middle where the proportions differ', () => {
    const image = grey([
      [9, 0, 255, 9],
      [9, 255, 0, 9],
    ]);
    expect(near(fitImage(image, [2, 2, 1]).values)).toEqual([0, 1, 1, 0]);
  });

  it.each([
    [1, [0.299], 'grey'],
    [2, [1, 0], 'red and the green'],
    [3, [1, 0, 0], undefined],
    [5, [1, 0, 0, 1, 0], 'in turn'],
  ])('gives a red image in %i channels as %s', (channels, values, note) => {
    const fitted = fitImage(red, [1, 1, channels]);
    expect(near(fitted.values)).toEqual(values);
    if (note) expect(fitted.notes.join()).toContain(note);
    else expect(fitted.notes).toEqual([]);
  });

  it('gives the middle row to a sequence', () => {
    const { values, shown, notes } = fitImage(steps, [4, 1]);
    expect(near(values)).toEqual([0.4, 0.6, 0.8, 1]);
    expect([shown.height, shown.width, shown.channels]).toEqual([1, 4, 1]);
    expect(notes[0]).toContain('middle row');
  });

  it('gives its pixels to a vector that has the size of a square picture', () => {
    const { values, shown } = fitImage(steps, [16]);
    expect(near(values)).toEqual(near(fitImage(steps, [4, 4, 1]).values));
    expect([shown.height, shown.width]).toEqual([4, 4]);
  });

  it('gives a row to any other vector', () => {
    expect(fitImage(steps, [7]).values).toHaveLength(7);
  });

  it('moves the image from slice to slice of a volume', () => {
    const { values, shown } = fitImage(
      grey([
        [0, 51],
        [102, 153],
      ]),
      [3, 2, 2, 1],
    );
    expect(near(values)).toEqual([0, 0.2, 0.4, 0.6, 0.2, 0, 0.6, 0.4, 0, 0.2, 0.4, 0.6]);
    expect([shown.height, shown.width, ...near(shown.values)]).toEqual([2, 2, 0.2, 0, 0.6, 0.4]);
  });

  it('refuses an input with more axes than an image can fill', () => {
    expect(() => fitImage(steps, [2, 2, 2, 2, 1])).toThrow(UserError);
  });

  it('stays within 0 and 1, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, size, size, fc.integer({ min: 1, max: 5 }), (width, height, w, h, channels) => {
        const values = Uint8Array.from({ length: width * height }, (_, i) => (i * 89) % 256);
        const fitted = fitImage({ width, height, channels: 1, values }, [h, w, channels]).values;
        expect(fitted).toHaveLength(h * w * channels);
        for (const value of fitted) expect(value >= 0 && value <= 1.00001).toBe(true);
      }),
    );
  });
});

describe('unknown sizes of an input', () => {
  const photo: Pixels = { width: 300, height: 200, channels: 3, values: new Uint8Array(180_000) };

  it.each([
    [
      [null, null, 3n],
      [200n, 224n, 3n],
    ],
    [
      [28n, null, null],
      [28n, 224n, 3n],
    ],
    [
      [null, 1n],
      [224n, 1n],
    ],
    [
      [null, null, null, 1n],
      [8n, 200n, 224n, 1n],
    ],
  ])('of %s become those of the image: %s', (input, known) => {
    expect(knownInput(input, photo)).toEqual(known);
  });
});
