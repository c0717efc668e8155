import { readdirSync, readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadImage } from '../../../src/engine/compute/image-data.ts';
import { builtInImages, defaultImage } from '../../../src/engine/compute/images.ts';
import { UserError } from '../../../src/user-error.ts';

const folder = 'assets/images';
const licences = readFileSync(`${folder}/LICENSES.md`, 'utf8');

describe.each(builtInImages)('the image $name', (image) => {
  it('decodes to the pixels that a full decoder reads', async () => {
    const { pixels, title } = await loadImage({ name: image.name });
    const { data, info } = await sharp(`${folder}/${image.file}`)
      .toColourspace(image.channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(title).toBe(image.title);
    expect([pixels.width, pixels.height, pixels.channels]).toEqual([info.width, info.height, info.channels]);
    expect(pixels.channels).toBe(image.channels);
    expect(Buffer.compare(Buffer.from(pixels.values), data)).toBe(0);
  });

  it('has a licence and an author in the folder', () => {
    const entry = image.kind === 'digit' ? 'digit-0.png' : image.file;
    expect(licences).toContain(`\`${entry}\``);
    for (const author of image.source.replace(/^MNIST: /, '').split(/, | and /)) {
      expect(licences).toContain(author);
    }
    expect(image.licence).not.toBe('');
  });

  it('is small', () => {
    expect(statSync(`${folder}/${image.file}`).size).toBeLessThan(100_000);
  });
});

describe('the built-in images', () => {
  it('are all the pictures in the folder', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.png'));
    expect(files.sort()).toEqual(builtInImages.map(({ file }) => file).sort());
  });

  it('answer an unknown name with the nearest one', async () => {
    const error = await loadImage({ name: 'digit_7' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).mistakes[0]?.write).toBe('digit-7');
  });

  it.each([
    [[28n, 28n, 1n], 'digit-7'],
    [[32n, 32n, 3n], 'digit-7'],
    [[224n, 224n, 1n], 'digit-7'],
    [[224n, 224n, 3n], 'cat'],
    [[null, null, 3n], 'cat'],
    [[null, 1n], 'digit-7'],
  ])('offer for an input of %s the image %s', (input, name) => {
    expect(defaultImage(input)).toBe(name);
  });
});
