import { type Shape, spatialOf } from '../shape.ts';

/** An image that ships with the project. */
export interface BuiltInImage {
  readonly name: string;
  readonly title: string;
  readonly kind: 'digit' | 'photo' | 'texture';
  /** In `assets/images`. */
  readonly file: string;
  readonly channels: 1 | 3;
  readonly licence: string;
  /** Who made it. */
  readonly source: string;
}

const CC0 = 'CC0 1.0';

/** Ten digits of 28×28, and photos and textures of 224×224. */
export const builtInImages: readonly BuiltInImage[] = [
  ...Array.from({ length: 10 }, (_, digit) => mnist(digit)),
  picture('cat', 'a cat', 'photo', 3, CC0, 'Stéfan van der Walt'),
  picture('coffee', 'a cup of coffee', 'photo', 3, CC0, 'Rachel Michetti'),
  picture('astronaut', 'Eileen Collins, astronaut', 'photo', 3, 'public domain', 'NASA'),
  picture('camera', 'a photographer', 'photo', 1, CC0, 'Lav Varshney'),
  picture('brick', 'a brick wall', 'texture', 1, CC0, 'CC0Textures, Bricks25'),
  picture('grass', 'grass', 'texture', 1, CC0, 'linolafett, Grass 01'),
  picture('gravel', 'gravel', 'texture', 1, CC0, 'CC0Textures, Gravel04'),
];

/** The image that suits an input best: a digit where it is small or grey, the cat otherwise. */
export function defaultImage(input: Shape): string {
  const spatial = spatialOf(input);
  const small = spatial.every((size) => size !== null && size <= 64n);
  return small || input.at(-1) === 1n ? 'digit-7' : 'cat';
}

function mnist(digit: number): BuiltInImage {
  return {
    ...picture(`digit-${digit}`, `a handwritten ${digit}`, 'digit', 1, 'CC BY-SA 3.0', ''),
    source: 'MNIST: Yann LeCun, Corinna Cortes and Christopher J. C. Burges',
  };
}

function picture(
  name: string,
  title: string,
  kind: BuiltInImage['kind'],
  channels: 1 | 3,
  licence: string,
  source: string,
): BuiltInImage {
  return { name, title, kind, file: `${name}.png`, channels, licence, source };
}
