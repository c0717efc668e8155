import type { Described } from './described.ts';
import type { Surroundings } from './surroundings.ts';

/** `3x3x3` on 4 channels has three axes, and `3x3x64` on 64 a depth. */
export function isVolume({ kernel, channels, axes }: Described, around: Surroundings): boolean {
  if (axes === 3 && kernel !== undefined) return true;
  const depth = kernel?.split('x')[2];
  const known = channels ?? around.channels?.toString();
  return depth !== undefined && known !== undefined && known !== depth;
}

/** Inputs to try, in order; `undefined` leaves it to the notation, which says what it assumed. */
export function inputTexts(
  layers: readonly Described[],
  around: Surroundings,
): readonly (string | undefined)[] {
  const { input, channels } = around;
  const depth = layers[0]!.channels ?? channels ?? depthInKernel(layers);
  if (layers[0]!.axes === 1)
    return [`${input?.[0] ?? 1024}x${depth ?? 1}`, `${depth ?? 1}x${input?.[0] ?? 1024}`];
  if (isVolume(layers[0]!, around) && input === undefined) return [`28x28x28x${depth}`];
  const flat = layers[0]!.kind === 'dense' && input === undefined;
  if (flat) return [depth === undefined ? undefined : `${depth}`];
  if (input === undefined)
    return depth === undefined
      ? [undefined]
      : SIDES.flatMap((side) => [
          `${side}x${side}x${depth}`,
          `${side}x${depth}`,
          `${side}x${side}x${side}x${depth}`,
        ]);
  const isSide = input.length === 1 && layers[0]!.kind !== 'dense' && depth !== undefined;
  const sizes = isSide ? [input[0], input[0]] : input;
  if (depth === undefined) return [sizes.join('x')];
  // A text of sizes is read in the order of the layers' notation: where it is PyTorch's, the channels come first.
  return [
    [...sizes, depth],
    [depth, ...sizes],
    ...(isSide
      ? [
          [...input, depth],
          [depth, ...input],
        ]
      : []),
  ].map((shape) => shape.join('x'));
}

const SIDES = [28, 224, 1024];

function depthInKernel(layers: readonly Described[]): string | undefined {
  return layers[0]!.kernel?.split('x')[2];
}
