import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closest } from 'fastest-levenshtein';
import { UserError } from '../../user-error.ts';
import { type BuiltInImage, builtInImages } from './images.ts';
import type { Pixels } from './pixels.ts';
import { decodePng } from './png-pixels.ts';

const decoded = new Map<string, Promise<Pixels>>();

/** The built-in image of that name; throws UserError with the nearest name for one that is not there. */
export function builtIn(name: string): BuiltInImage {
  const image = builtInImages.find((candidate) => candidate.name === name);
  if (image) return image;
  const names = builtInImages.map((candidate) => candidate.name);
  throw new UserError({
    wrong: `There is no image called '${name}'. There are ${names.join(', ')}.`,
    write: closest(name, names),
  });
}

/** Its pixels; each file is read once in a process. */
export function builtInPixels({ file }: BuiltInImage): Promise<Pixels> {
  let pixels = decoded.get(file);
  if (!pixels) {
    pixels = readFile(join(imageFolder(), file)).then(decodePng);
    decoded.set(file, pixels);
  }
  return pixels;
}

/** The code runs from `src` or bundled, at different depths below the project's folder. */
function imageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'assets', 'images')) && folder !== dirname(folder))
    folder = dirname(folder);
  return join(folder, 'assets', 'images');
}
