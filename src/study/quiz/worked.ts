import { type Network, traverse } from '../../engine/network.ts';
import { spatialOf } from '../../engine/shape.ts';

/** The output size on the first axis, layer by layer, with its numbers: `⌊(28 + 2 − 3)/2⌋ + 1 = 14`. */
export function sizesWorked(network: Network): readonly string[] {
  return traverse(network).flatMap(({ layer, kind, inputs, output }, index) => {
    const window = kind.window(layer.params, inputs);
    const before = spatialOf(inputs[0]!)[0];
    if (typeof window === 'string' || window.zoom[0] !== 1n || before === undefined) return [];
    const [top, bottom] = window.padding[0]!;
    const span = window.dilation[0]! * (window.kernel[0]! - 1n) + 1n;
    const padded = top === 0n && bottom === 0n ? `${before}` : `${before} + ${top! + bottom!}`;
    const quotient =
      window.stride[0] === 1n ? `${padded} − ${span}` : `⌊(${padded} − ${span})/${window.stride[0]}⌋`;
    return [`Layer ${index + 1}: ${quotient} + 1 = ${output[0]}.`];
  });
}
