import type { Reach } from '../../../src/engine/layers/kind.ts';
import { type Shape, spatialOf } from '../../../src/engine/shape.ts';
import { numbers } from './tensors.ts';

/** Whether the output at one place sees the input at another, both on the spatial axes. */
export function reaches(reach: Reach, from: readonly number[], to: readonly number[]): boolean {
  if (reach === 'global') return true;
  if (reach === 'pointwise') return from.every((at, axis) => at === to[axis]);
  return from.every((at, axis) => {
    const place = at * Number(reach.zoom[axis]) + Number(reach.padding[axis]![0]);
    const offset = place - to[axis]! * Number(reach.stride[axis]);
    const dilation = Number(reach.dilation[axis]);
    return offset >= 0 && offset % dilation === 0 && offset / dilation < Number(reach.kernel[axis]);
  });
}

/** Every spatial place with the index of its first channel. */
export function places(shape: Shape): readonly { readonly at: readonly number[]; readonly index: number }[] {
  const channels = Number(shape.at(-1));
  const spatial = numbers(spatialOf(shape));
  const count = spatial.reduce((total, size) => total * size, 1);
  return Array.from({ length: count }, (_, place) => ({
    at: unravel(place, spatial),
    index: place * channels,
  }));
}

/** Whether anything differs between two outputs, for each spatial place. */
export function changes(before: Float32Array, after: Float32Array, shape: Shape): readonly boolean[] {
  const channels = Number(shape.at(-1));
  return places(shape).map(({ index }) => {
    for (let at = index; at < index + channels; at++) if (before[at] !== after[at]) return true;
    return false;
  });
}

function unravel(place: number, sizes: readonly number[]): readonly number[] {
  let rest = place;
  return sizes
    .map((_, axis) => {
      const size = sizes[sizes.length - 1 - axis]!;
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .reverse();
}
